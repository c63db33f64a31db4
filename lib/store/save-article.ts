import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Status } from '#lib/news/article.ts';
import { statusAt } from '#lib/news/embargo.ts';
import { hasQuery, oldAddress } from '#lib/news/old-address.ts';
import { tags, tagsTouchedBy } from '#lib/news/tags.ts';
import { keptOf, rowOf } from './article-columns.ts';
import type { ArticleWrite } from './article-write.ts';
import { lockChanges, recordChanges } from './change-log.ts';
import type { Connection } from './connection.ts';
import { idWithoutAddress, newFeedId, slugsIn } from './feed-ids.ts';
import { addRevision } from './revisions.ts';
import { noteUses, picturesOf, showUses, textPart } from './picture-uses.ts';
import { indexArticle, unindexArticle } from './search-index.ts';
import { retireShareImages } from './share-images.ts';
import { storedArticle, type StoredArticle } from './stored-article.ts';
import { databaseNow, utc } from './timestamps.ts';
import { formerSlugs, unearth } from './tombstones.ts';

/** See `ArticleStore.save`. */
export async function saveArticle(
  tx: Connection,
  input: ArticleWrite,
  by: string,
  action: string,
  formerSlug: string = input.slug,
): Promise<{ id: string; revision: number }> {
  await lockChanges(tx);
  const before = await storedArticle(tx, formerSlug);
  const status = statusAt(input.status, input.publishedAt, await databaseNow(tx));
  return writeArticle(tx, before, input, status, by, action);
}

/**
 * Writes an article whole, with its revision, its search words and its changes. The caller holds the lock of changes.
 *
 * @param before the article as it is stored, null for a new one; its slug may be another
 */
export async function writeArticle(
  tx: Connection,
  before: StoredArticle | null,
  input: ArticleWrite,
  status: Status,
  by: string,
  action: string,
): Promise<{ id: string; revision: number }> {
  const now = await databaseNow(tx);
  const article = normalised(input);
  const id = before?.id ?? randomUUID();
  const revision = (before?.revision ?? 0) + 1;

  const row = {
    ...rowOf(article),
    status,
    revision,
    modified_at: now,
    ...(status === 'published' ? { published_revision: revision } : {}),
  };
  if (before) {
    const moved = before.slug === article.slug ? {} : { feed_id: idWithoutAddress(before) };
    await tx.db
      .updateTable('article')
      .set({ ...row, ...moved })
      .where('id', '=', id)
      .execute();
  } else {
    const feed_id = await newFeedId(tx, article);
    await tx.db
      .insertInto('article')
      .values({ id, created_at: now, feed_id, ...noDeskFacts, ...row })
      .execute();
  }

  await writeLists(tx, id, article, status);
  await notePictures(tx, id, article, status === 'published');
  await writeOldUrls(tx, id, article.oldUrls, now);
  await addRevision(tx, {
    articleId: id,
    number: revision,
    at: now,
    by,
    action,
    snapshot: { ...keptOf(article), status },
  });

  if (status === 'published') {
    await indexArticle(tx, id, { ...article, byline: article.bylineNames.join(', '), body: article.body.text });
    for (const slug of [article.slug, ...(await formerSlugs(tx, id))]) await unearth(tx, slug, now);
  } else if (before?.status === 'published') {
    await unindexArticle(tx, id);
  }
  // Only what readers saw and see: a draft that stays a draft is nobody's business.
  const shown = [...(before?.status === 'published' ? [before] : []), ...(status === 'published' ? [article] : [])];
  if (shown.length > 0) await recordChanges(tx, tagsTouchedBy(...shown));
  return { id, revision };
}

/** Its live updates are before readers when it is. */
async function notePictures(tx: Connection, id: string, article: ArticleWrite, isPublic: boolean): Promise<void> {
  const user = `article:${id}`;
  const pictures = picturesOf(article.image, article.body.html);
  const hidden = await noteUses(tx, { user, part: textPart }, pictures, isPublic);
  await showUses(tx, user, isPublic);
  // Its share image may show one of them; another is drawn in a moment.
  if (hidden.length > 0) await retireShareImages(tx, [`article:${article.slug}`]);
}

/** What only the desk sets: it stays as it is when an article is written again. */
const noDeskFacts = { embargo_until: null, live_started_at: null, live_ended_at: null, published_revision: null };

/** Nothing twice where the tables want it once, and every time in the store's form. */
function normalised(input: ArticleWrite): ArticleWrite {
  return {
    ...input,
    topics: [...new Set(input.topics)],
    authors: [...new Set(input.authors)],
    oldUrls: [...new Set(input.oldUrls.map(oldAddress))],
    publishedAt: utc(input.publishedAt),
    updatedAt: input.updatedAt === null ? null : utc(input.updatedAt),
    corrections: input.corrections.map(({ at, text }) => ({ at: utc(at), text })),
  };
}

async function writeLists({ db }: Connection, id: string, article: ArticleWrite, status: Status): Promise<void> {
  const listed_at = status === 'published' ? article.publishedAt : null;
  await db.deleteFrom('article_topic').where('article_id', '=', id).execute();
  await db.deleteFrom('article_author').where('article_id', '=', id).execute();
  await db.deleteFrom('correction').where('article_id', '=', id).execute();

  const topics = article.topics.map((topic, position) => ({ article_id: id, topic, position, listed_at }));
  if (topics.length > 0) await db.insertInto('article_topic').values(topics).execute();
  const authors = article.authors.map((author, position) => ({ article_id: id, author, position, listed_at }));
  if (authors.length > 0) await db.insertInto('article_author').values(authors).execute();
  const corrections = article.corrections.map((correction, position) => ({ article_id: id, position, ...correction }));
  if (corrections.length > 0) await db.insertInto('correction').values(corrections).execute();
}

/** Old addresses are the article's own list; a path that led to another article leads to this one now. */
async function writeOldUrls(tx: Connection, id: string, paths: readonly string[], at: string): Promise<void> {
  const { db } = tx;
  const own = await db
    .selectFrom('slug_history')
    .select('path')
    .where('article_id', '=', id)
    .where('has_query', '=', sql.lit(1))
    .orderBy('path')
    .execute();
  const withQuery = paths.filter(hasQuery).sort();
  if (own.map(({ path }) => path).join('\n') !== withQuery.join('\n')) await recordChanges(tx, [tags.redirects]);
  await db.deleteFrom('slug_history').where('article_id', '=', id).where('reason', '=', 'old-url').execute();
  if (paths.length === 0) return;
  // Where an article was withdrawn or removed, another one is now to be found.
  for (const slug of slugsIn(paths)) await unearth(tx, slug, at);
  await db
    .insertInto('slug_history')
    .values(
      paths.map((path) => ({
        path,
        article_id: id,
        at,
        reason: 'old-url' as const,
        has_query: hasQuery(path) ? 1 : 0,
      })),
    )
    .onConflict((conflict) => conflict.column('path').doUpdateSet({ article_id: id, at, reason: 'old-url' }))
    .execute();
}
