import type { z } from 'zod';
import type { Desk } from '#lib/desk/desk.ts';
import { createSchema } from '#lib/desk/inputs.ts';
import type { Store } from '#lib/store/store.ts';

/** A desk at which Mara works; its article needs the section and the author that `staff` brings. */
export const deskOf = (store: Store): Desk => ({
  store,
  by: 'mara-lindqvist',
  contentDir: 'var/test/none',
  varDir: 'var/test/none',
});

/** One section, one author. */
export async function staff(store: Store): Promise<void> {
  await store.sections.save({ slug: 'europe', name: 'Europe', description: '' }, null);
  const nothing = { role: null, email: null, links: [], image: null, bioHtml: '', bioText: '', bioMarkdown: '' };
  await store.authors.save({ ...nothing, slug: 'mara-lindqvist', name: 'Mara Lindqvist' }, null);
}

/** What an editor sends to begin an article: say what matters, the rest is plain. */
export const begun = (slug: string, rest: Partial<z.input<typeof createSchema>> = {}) =>
  createSchema.parse({
    slug,
    headline: `Headline of ${slug}`,
    dek: 'A dek.',
    section: 'europe',
    authors: ['mara-lindqvist'],
    body: 'First.',
    ...rest,
  });
