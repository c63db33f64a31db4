import { tagsTouchedBy } from '#lib/news/tags.ts';
import { lockChanges, recordChanges } from './change-log.ts';
import type { Connection } from './connection.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { idWithoutAddress } from './feed-ids.ts';
import { dropUses } from './picture-uses.ts';
import { redirects } from './redirects.ts';
import { addRevision, newestSnapshot } from './revisions.ts';
import { unindexArticle } from './search-index.ts';
import { retireShareImages } from './share-images.ts';
import { storedArticle } from './stored-article.ts';
import { databaseNow } from './timestamps.ts';
import { bury } from './tombstones.ts';

/** See `ArticleStore.remove`. */
export async function removeArticle(tx: Connection, slug: string, by: string): Promise<boolean> {
  await lockChanges(tx);
  const article = await storedArticle(tx, slug);
  if (!article) return false;
  const now = await databaseNow(tx);
  const snapshot = { ...(await newestSnapshot(tx, article.id)), feedId: idWithoutAddress(article) };
  const number = article.revision + 1;
  await addRevision(tx, { articleId: article.id, number, at: now, by, action: 'remove', snapshot });

  await unindexArticle(tx, article.id);
  await retireShareImages(tx, [`article:${slug}`]);
  await dropUses(tx, `article:${article.id}`);
  await tx.db.deleteFrom('article').where('id', '=', article.id).execute();
  // What no reader ever saw leaves no trace at its address.
  if (article.status === 'published') {
    // A file that was renamed and names its old address leads there.
    const moved = await redirects(tx).find(articleUrl(slug));
    if (!moved) await bury(tx, article.id, { slug, status: 410, reason: '', at: now });
    await recordChanges(tx, tagsTouchedBy(article));
  }
  return true;
}
