import { readEnv } from '#lib/config/env.ts';
import type { Store } from '#lib/store/store.ts';
import type { Desk } from '../desk.ts';
import { allows, type Need, type Scope } from '../scopes.ts';
import { verifyToken } from '../tokens.ts';
import { matched, readsQuery } from './match.ts';
import { answer, noStoreNow, problemOf, Refusal } from './problem.ts';
import { bodyText, parsedJson } from './request-body.ts';
import { picturesPath, takeUpload } from './upload.ts';

type OpenStore = () => Promise<Store>;

/** Answers a request to `/api/desk/…`. Never rejects. */
export function answerDesk(request: Request, openStore: OpenStore): Promise<Response> {
  return answered(openStore, async (store, note) => {
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const url = new URL(request.url);
    if (method === 'POST' && url.pathname === picturesPath) {
      const { name, scopes } = await bearerOf(request, store);
      demand(scopes, 'draft');
      return answer(201, await takeUpload(request, deskOf(store, name, scopes)));
    }
    const { operation, params } = matched(method, url.pathname);
    const { name, scopes } = await bearerOf(request, store);
    demand(scopes, operation.scope);
    const sent = readsQuery(operation) ? Object.fromEntries(url.searchParams) : parsedJson(await bodyText(request));
    note(sent);
    const { scope, run } = operation.check(params, sent);
    demand(scopes, scope);
    return answer(operation.status, await run(deskOf(store, name, scopes)));
  });
}

/**
 * Runs what answers a request, and makes an answer of what it throws.
 *
 * @param work notes what was sent as soon as it knows: the answer to a conflict repeats it
 */
export async function answered(
  openStore: OpenStore,
  work: (store: Store, note: (sent: unknown) => void) => Promise<Response>,
): Promise<Response> {
  let sent: unknown;
  let store: Store;
  try {
    store = await openStore();
  } catch (error) {
    console.error(error);
    return noStoreNow();
  }
  try {
    return await work(store, (each) => (sent = each));
  } catch (error) {
    return problemOf(error, sent);
  }
}

/** The desk, for somebody who may do this much there. */
export function deskOf(store: Store, by: string, scopes: readonly Scope[]): Desk {
  const { contentDir, varDir } = readEnv();
  return { store, by, contentDir, varDir, draftsOnly: !allows(scopes, 'publish') };
}

/** Who asks, by RFC 6750. */
async function bearerOf(request: Request, store: Store) {
  const [, token] = /^bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (token === undefined) {
    throw new Refusal(401, 'Send a token: Authorization: Bearer bs_… (npx broadsheet token create).', {
      'WWW-Authenticate': 'Bearer realm="desk"',
    });
  }
  const record = await verifyToken(store, token);
  if (record) return record;
  throw new Refusal(401, 'This token is not known, or was revoked.', {
    'WWW-Authenticate': 'Bearer realm="desk", error="invalid_token"',
  });
}

function demand(scopes: readonly Scope[], need: Need): void {
  if (allows(scopes, need)) return;
  throw new Refusal(403, `This takes a token with the scope "${need}"; this one has ${scopes.join(', ')}.`, {
    'WWW-Authenticate': `Bearer realm="desk", error="insufficient_scope", scope="${need}"`,
  });
}
