import type { Kind } from '#lib/news/kind.ts';
import type { Tagged } from '#lib/news/tags.ts';
import type { Connection } from './connection.ts';
import type { StoredFeedId } from './feed-ids.ts';
import type { Database } from './schema.ts';

/** What a write needs to know of the article it changes. */
export interface StoredArticle extends Tagged {
  id: string;
  status: Database['article']['status'];
  revision: number;
  feedId: StoredFeedId;
}

/** The article at this slug, whatever its status, or null. */
export async function storedArticle(tx: Connection, slug: string): Promise<StoredArticle | null> {
  const row = await tx.db
    .selectFrom('article')
    .select(['id', 'slug', 'headline', 'status', 'kind', 'section', 'breaking', 'revision'])
    .select(['published_at as publishedAt', 'feed_id as feedId', 'series as seriesSlug'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (!row) return null;
  const topics = await tx.db.selectFrom('article_topic').select('topic').where('article_id', '=', row.id).execute();
  const authors = await tx.db.selectFrom('article_author').select('author').where('article_id', '=', row.id).execute();
  return {
    ...row,
    kind: row.kind as Kind,
    breaking: row.breaking === 1,
    topics: topics.map(({ topic }) => topic),
    authors: authors.map(({ author }) => author),
  };
}
