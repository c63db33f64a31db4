import { articleUrl } from '#lib/news/urls.ts';
import { published } from './article-rows.ts';
import type { Store } from './store.ts';

/** Addresses under which published articles used to be found, and where they are now; the newest articles first. */
export async function oldAddresses({ db }: Pick<Store, 'db'>, limit: number): Promise<{ from: string; to: string }[]> {
  let query = db
    .selectFrom('slug_history')
    .innerJoin('article', 'article.id', 'slug_history.article_id')
    .select(['slug_history.path as from', 'article.slug'])
    .where('article.status', '=', published)
    .orderBy('article.published_at', 'desc')
    .orderBy('slug_history.path');
  if (Number.isFinite(limit)) query = query.limit(limit);
  const rows = await query.execute();
  return rows.map(({ from, slug }) => ({ from, to: articleUrl(slug) }));
}
