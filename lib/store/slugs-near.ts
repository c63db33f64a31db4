import type { Connection } from './connection.ts';

/** Of each kind that is looked at, so many. */
const most = 100;
/** Few get the first letters wrong. */
const beginning = 3;

/**
 * Slugs that somebody may have meant by one that no article has: the ones that begin as it does, its neighbours in the
 * alphabet, and the articles last worked on. Each is one look into an index, however large the archive.
 */
export async function slugsNear({ db }: Connection, slug: string): Promise<string[]> {
  const slugs = db.selectFrom('article').select('slug').limit(most);
  const found = await Promise.all([
    slugs.where('slug', '>=', slug.slice(0, beginning)).orderBy('slug').execute(),
    slugs.where('slug', '>=', slug).orderBy('slug').execute(),
    slugs.where('slug', '<', slug).orderBy('slug', 'desc').execute(),
    slugs.orderBy('modified_at', 'desc').orderBy('id', 'desc').execute(),
  ]);
  return [...new Set(found.flat().map((article) => article.slug))];
}
