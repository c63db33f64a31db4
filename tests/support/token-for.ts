import { openStore } from '#lib/store/open-store.ts';
import { createToken } from '#lib/desk/tokens.ts';
import type { Scope } from '#lib/desk/scopes.ts';

/** A token for this site, as `broadsheet token create` makes it. */
export async function tokenFor(site: { databaseUrl: string }, name: string, ...scopes: Scope[]): Promise<string> {
  const store = await openStore(site.databaseUrl);
  try {
    return await createToken(store, { name, scopes });
  } finally {
    await store.close();
  }
}
