import { articleUrl } from '#lib/news/urls.ts';
import { published } from './article-rows.ts';
import type { Store } from './store.ts';

/**
 * Addresses under which published articles used to be found, and where they are now, the newest articles first; then
 * those of `content/redirects.yaml`.
 *
 * @param limit how many of each
 */
export async function oldAddresses(
  { db, redirects }: Pick<Store, 'db' | 'redirects'>,
  limit: number,
): Promise<{ from: string; to: string }[]> {
  let query = db
    .selectFrom('slug_history')
    .innerJoin('article', 'article.id', 'slug_history.article_id')
    .select(['slug_history.path as from', 'article.slug'])
    .where('article.status', '=', published)
    .orderBy('article.published_at', 'desc')
    .orderBy('slug_history.path');
  if (Number.isFinite(limit)) query = query.limit(limit);
  let written = db.selectFrom('redirect').select('address').orderBy('address');
  if (Number.isFinite(limit)) written = written.limit(limit);
  const former = (await query.execute()).map(({ from, slug }) => ({ from, to: articleUrl(slug) }));
  for (const { address: from } of await written.execute()) {
    const to = await redirects.leadsTo(from);
    // What readers may not see leads nowhere.
    if (to !== null) former.push({ from, to });
  }
  return former;
}
