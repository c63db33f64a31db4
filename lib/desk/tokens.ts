import { z } from 'zod';
import type { TokenRecord } from '#lib/store/tokens.ts';
import type { Store } from '#lib/store/store.ts';
import { conflict, DeskError, invalid } from './desk-error.ts';
import { inputProblems } from './input-problems.ts';
import { scopeSchema, type Scope } from './scopes.ts';
import { hashOf, isSecret, newSecret } from './secret.ts';

/** A token as `bs_<id>_<secret>`: the id finds it, the secret proves it. */
const written = /^bs_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

const newTokenSchema = z.object({
  name: z.string().trim().min(1, 'write who will use it, e.g. wire-import').max(80, 'write at most 80 characters'),
  scopes: z.array(scopeSchema).min(1, 'name at least one scope: draft, publish or withdraw'),
});

/**
 * Makes a token.
 *
 * @returns the token itself: it is shown this once, and only its hash is kept
 * @throws DeskError when a token of this name works already: the name signs revisions, and must say who it was
 */
export async function createToken(store: Store, request: z.input<typeof newTokenSchema>): Promise<string> {
  const checked = newTokenSchema.safeParse(request, { reportInput: true });
  if (!checked.success) throw invalid(inputProblems(checked.error));
  const { name, scopes } = checked.data;
  const secret = newSecret();
  const id = await store.transaction(async (tx) => {
    const known = (await tx.tokens.all()).some((token) => token.name === name && token.revokedAt === null);
    if (known) throw conflict(`There is a token "${name}" already; revoke it first, or name another.`);
    return tx.tokens.add(name, [...new Set(scopes)], hashOf(secret));
  });
  return `bs_${id}_${secret}`;
}

/** Whom a token stands for, or null when it is none that works. Notes that it was used. */
export async function verifyToken(store: Store, token: string): Promise<{ name: string; scopes: Scope[] } | null> {
  const [, id, secret] = written.exec(token) ?? [];
  if (id === undefined || secret === undefined) return null;
  const known = await store.tokens.valid(id);
  if (!known || !isSecret(secret, known.hash)) return null;
  await store.tokens.used(known);
  return { name: known.name, scopes: z.array(scopeSchema).parse(known.scopes) };
}

/** @param idOrName as `broadsheet token list` shows them */
export async function revokeToken(store: Store, idOrName: string): Promise<TokenRecord> {
  const token = (await store.tokens.all()).find(
    ({ id, name, revokedAt }) => revokedAt === null && (id === idOrName || name === idOrName),
  );
  if (!token || !(await store.tokens.revoke(token.id)))
    throw new DeskError('missing', `There is no token "${idOrName}" that works; see broadsheet token list.`);
  return token;
}
