import { sql } from 'kysely';
import { tagsTouchedBy } from '#lib/news/tags.ts';
import { lockChanges, recordChanges } from './change-log.ts';
import type { Connection } from './connection.ts';
import { setListed } from './listed.ts';
import { showUses } from './picture-uses.ts';
import { addRevision, newestSnapshot } from './revisions.ts';
import { indexArticle } from './search-index.ts';
import { storedArticle } from './stored-article.ts';
import { databaseNow } from './timestamps.ts';
import { unearth } from './tombstones.ts';

/** A literal, for the index `where status = 'scheduled'`. */
const scheduled = sql.lit('scheduled' as const);

/** See `ArticleStore.publishDue`. */
export async function publishDue(connection: Connection, by: string): Promise<string[]> {
  // The clock asks every second: most of the time there is nothing to lock for.
  if ((await dueIn(connection)).length === 0) return [];
  return connection.write(async (tx) => {
    // Who waited for the lock reads again, and no longer finds what the other published.
    await lockChanges(tx);
    const due = await dueIn(tx);
    for (const article of due) await publish(tx, article, by);
    return due.map(({ slug }) => slug);
  });
}

async function dueIn(connection: Connection) {
  const now = await databaseNow(connection);
  return connection.db
    .selectFrom('article')
    .select(['id', 'slug', 'headline', 'dek', 'byline', 'text', 'published_at', 'revision'])
    .where('status', '=', scheduled)
    .where('published_at', '<=', now)
    .where((eb) => eb.or([eb('embargo_until', 'is', null), eb('embargo_until', '<=', now)]))
    .orderBy('published_at')
    .orderBy('id')
    .execute();
}

async function publish(tx: Connection, due: Awaited<ReturnType<typeof dueIn>>[number], by: string): Promise<void> {
  const now = await databaseNow(tx);
  const revision = due.revision + 1;
  await tx.db
    .updateTable('article')
    .set({ status: 'published', revision, published_revision: revision, modified_at: now })
    .where('id', '=', due.id)
    .execute();
  await setListed(tx, due.id, due.published_at);
  await showUses(tx, `article:${due.id}`, true);
  const snapshot = { ...(await newestSnapshot(tx, due.id)), status: 'published' as const };
  await addRevision(tx, { articleId: due.id, number: revision, at: now, by, action: 'publish', snapshot });
  await indexArticle(tx, due.id, { ...due, body: due.text, publishedAt: due.published_at });
  await unearth(tx, due.slug, now);

  const article = await storedArticle(tx, due.slug);
  if (article) await recordChanges(tx, tagsTouchedBy(article));
}
