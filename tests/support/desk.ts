import type { z } from 'zod';
import { create, createBreaking } from '#lib/desk/commands/write.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { createSchema } from '#lib/desk/inputs.ts';
import type { Store } from '#lib/store/store.ts';

/** A desk at which Mara works; without a site it has no pictures. */
export function deskOf(store: Store, site?: { content: string; varDir: string }): Desk {
  const { content, varDir } = site ?? { content: 'var/test/none', varDir: 'var/test/none' };
  return { store, by: 'mara-lindqvist', contentDir: content, varDir };
}

/** The section, the topic and the author that the stories below name; the demonstration paper has them too. */
export async function staff(store: Store): Promise<void> {
  await store.sections.save({ slug: 'oceans', name: 'Oceans', description: '' }, null);
  await store.topics.save({ slug: 'fisheries', name: 'Fisheries', description: '' }, null);
  const nothing = { role: null, email: null, links: [], image: null, bioHtml: '', bioText: '', bioMarkdown: '' };
  await store.authors.save({ ...nothing, slug: 'mara-lindqvist', name: 'Mara Lindqvist' }, null);
}

type Changes = Partial<z.input<typeof createSchema>>;

/** What an editor sends to begin an article: say what matters, the rest is plain. */
export const begun = (slug: string, changes: Changes = {}) =>
  createSchema.parse({
    slug,
    headline: `Headline of ${slug}`,
    dek: 'A dek.',
    section: 'oceans',
    topics: ['fisheries'],
    authors: ['mara-lindqvist'],
    body: 'First.',
    ...changes,
  });

export const draft = (desk: Desk, slug: string, changes: Changes = {}) => create(desk, begun(slug, changes));
export const breakNews = (desk: Desk, slug: string, changes: Changes = {}) =>
  createBreaking(desk, begun(slug, changes));
