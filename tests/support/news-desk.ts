import { createSchema } from '#lib/desk/inputs.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { createBreaking, create } from '#lib/desk/commands/write.ts';
import type { Store } from '#lib/store/store.ts';
import type { TestSite } from './sites.ts';

/** The desk of a test site, on its store. */
export function newsDesk(store: Store, site: Pick<TestSite, 'content' | 'varDir'>): Desk {
  return { store, by: 'test', contentDir: site.content, varDir: site.varDir };
}

/** A story of the demonstration paper as the desk takes it: say what matters. */
export function aStory(changes: Partial<Parameters<typeof createSchema.parse>[0] & object> = {}) {
  return createSchema.parse({
    headline: 'Harbour story 7f3a',
    dek: 'One sentence.',
    section: 'oceans',
    topics: ['fisheries'],
    authors: ['mara-lindqvist'],
    body: 'A ship has come in.',
    ...changes,
  });
}

export const breakNews = (desk: Desk, changes: Parameters<typeof aStory>[0] = {}) =>
  createBreaking(desk, aStory(changes));
export const draft = (desk: Desk, changes: Parameters<typeof aStory>[0] = {}) => create(desk, aStory(changes));
