import { openStore } from '#lib/store/open-store.ts';
import { createToken } from '#lib/desk/tokens.ts';
import type { Scope } from '#lib/desk/scopes.ts';
import { layOutSmallPaper } from '../fixtures/content/small-paper.ts';
import { layOut, syncSite } from './serve.ts';
import { testSite, type TestSite } from './sites.ts';

/** The small paper as a site, with a store of its own. */
export async function siteOfSmallPaper(name: string, port: number): Promise<TestSite> {
  const source = `var/test/${name}-source`;
  await layOutSmallPaper(source);
  const site = testSite(name, source, port);
  await layOut(site);
  syncSite(site);
  return site;
}

/** A token for this site, as `broadsheet token create` makes it. */
export async function tokenFor(site: TestSite, name: string, ...scopes: Scope[]): Promise<string> {
  const store = await openStore(site.databaseUrl);
  try {
    return await createToken(store, { name, scopes });
  } finally {
    await store.close();
  }
}
