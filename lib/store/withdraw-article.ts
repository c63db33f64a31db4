import { tags, tagsTouchedBy } from '#lib/news/tags.ts';
import { lockChanges, recordChanges } from './change-log.ts';
import type { Connection } from './connection.ts';
import { setListed } from './listed.ts';
import { showUses } from './picture-uses.ts';
import { addRevision, newestSnapshot } from './revisions.ts';
import { unindexArticle } from './search-index.ts';
import { retireShareImages } from './share-images.ts';
import { storedArticle } from './stored-article.ts';
import { databaseNow } from './timestamps.ts';
import { bury, formerSlugs, type Tombstone } from './tombstones.ts';

/**
 * Takes an article from its readers: it stays in the store, its address says that it is gone.
 *
 * @returns the revision that says so, or null when no article at this slug is published
 */
export async function withdrawArticle(
  tx: Connection,
  { slug, status, reason, at }: Omit<Tombstone, 'at'> & { at?: string },
  by: string,
): Promise<{ revision: number } | null> {
  await lockChanges(tx);
  const article = await storedArticle(tx, slug);
  if (article?.status !== 'published') return null;
  const now = await databaseNow(tx);
  const revision = article.revision + 1;
  const snapshot = { ...(await newestSnapshot(tx, article.id)), status: 'withdrawn' as const };
  await addRevision(tx, { articleId: article.id, number: revision, at: now, by, action: 'withdraw', snapshot });
  await tx.db
    .updateTable('article')
    .set({ status: 'withdrawn', revision, modified_at: now })
    .where('id', '=', article.id)
    .execute();
  await setListed(tx, article.id, null);
  await unindexArticle(tx, article.id);
  await retireShareImages(tx, [`article:${slug}`]);
  await showUses(tx, `article:${article.id}`, false);
  // Whoever knows it by a former address is told the same.
  const former = await formerSlugs(tx, article.id);
  for (const each of [slug, ...former]) await bury(tx, article.id, { slug: each, status, reason, at: at ?? now });
  await recordChanges(tx, [...tagsTouchedBy(article), ...former.map(tags.article)]);
  return { revision };
}

/**
 * Withdraws again what was withdrawn before a backup was made the store: whoever saw the withdrawals says them again,
 * and what the store does not know of takes effect, with the time that it had.
 *
 * @returns the slugs concerned
 */
export async function withdrawAgain(connection: Connection, seen: readonly Tombstone[], by: string): Promise<string[]> {
  return connection.write(async (tx) => {
    await lockChanges(tx);
    const rows = await tx.db.selectFrom('tombstone').select(['slug', 'at']).execute();
    const known = new Map(rows.map(({ slug, at }) => [slug, at]));
    const forgotten = seen.filter(({ slug, at }) => (known.get(slug) ?? '') < at);
    for (const tombstone of forgotten) {
      const article = await withdrawArticle(tx, tombstone, by);
      if (article) continue;
      // The article itself is not in the backup, or was no reader's: its address is gone all the same.
      const row = await tx.db.selectFrom('article').select('id').where('slug', '=', tombstone.slug).executeTakeFirst();
      await bury(tx, row?.id ?? '', tombstone);
      await recordChanges(tx, [tags.article(tombstone.slug)]);
    }
    return forgotten.map(({ slug }) => slug);
  });
}
