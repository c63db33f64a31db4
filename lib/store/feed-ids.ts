import { createHash, randomUUID } from 'node:crypto';
import { articleUrl } from '#lib/news/urls.ts';
import type { Connection } from './connection.ts';
import { lastSnapshot } from './revisions.ts';

/**
 * What identifies an article in feeds, for ever: a feed reader shows a story again when its id changes.
 *
 * A new article gets a `urn:uuid:`. One from before there were such ids has null, which is its address; a rename writes
 * down the address that it had (`/article/…`), and feeds make it absolute with an origin that stays.
 */
export type StoredFeedId = string | null;

/**
 * The id of an article that is new in the store.
 *
 * A file (it has a seed) may be new here and known to readers: its article was here before, or in another store that was
 * synced from the same files.
 */
export async function newFeedId(
  tx: Connection,
  { slug, oldUrls, feedSeed }: { slug: string; oldUrls: readonly string[]; feedSeed?: string | undefined },
): Promise<string> {
  const slugs = [slug, ...slugsIn(oldUrls)];
  if (feedSeed !== undefined) {
    const wanted = [await idOfRemoved(tx, slugs), nameBased(feedSeed)];
    for (const id of wanted) if (id !== null && !(await isTaken(tx, id))) return id;
  }
  return `urn:uuid:${randomUUID()}`;
}

/** The id to write down where the article leaves its address: an id that is one must not go with it. */
export const idWithoutAddress = (before: { slug: string; feedId: StoredFeedId }): string =>
  before.feedId ?? articleUrl(before.slug);

/** Slugs of articles among old addresses. */
export const slugsIn = (oldUrls: readonly string[]): string[] =>
  oldUrls.flatMap((url) => /^\/article\/([^/?#]+)\/?$/.exec(url)?.[1] ?? []);

/** The id of an article that was at one of these slugs and was taken out of the store: it is the same story. */
async function idOfRemoved(tx: Connection, slugs: readonly string[]): Promise<string | null> {
  const graves = await tx.db
    .selectFrom('tombstone')
    .leftJoin('article', 'article.id', 'tombstone.article_id')
    .select(['tombstone.slug', 'tombstone.article_id'])
    .where('tombstone.slug', 'in', slugs)
    .where('article.id', 'is', null)
    .execute();
  for (const slug of slugs) {
    const articleId = graves.find((grave) => grave.slug === slug)?.article_id;
    // Of what was withdrawn in another store, there may be nothing here.
    if (!articleId) continue;
    const removed = await lastSnapshot(tx, articleId);
    return removed && (removed.feedId ?? articleUrl(removed.slug));
  }
  return null;
}

async function isTaken({ db }: Connection, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('article')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('feed_id', '=', id),
        // An article that has its address for an id is not found by it.
        ...slugsIn([id]).map((slug) => eb.and([eb('slug', '=', slug), eb('feed_id', 'is', null)])),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** The namespace for names that are addresses (RFC 9562, section 6.6). */
const urlNamespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/** A UUID that is the same wherever it is made of the same name (version 5 of RFC 9562). */
function nameBased(name: string): string {
  const bytes = createHash('sha1').update(urlNamespace).update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
