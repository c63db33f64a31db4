import type { Live } from '#lib/news/article.ts';
import { liveOf } from './article-rows.ts';
import type { ArticleSnapshot, ArticleWrite } from './article-write.ts';
import { lockChanges, recordChanges } from './change-log.ts';
import type { Connection } from './connection.ts';
import { tagsTouchedBy } from '#lib/news/tags.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { listForDesk, type DeskListing, type DeskWindow } from './desk-list.ts';
import { noteUses, picturesOf, waitingPart } from './picture-uses.ts';
import { addRevision, newestSnapshot, savedRevision, type SavedRevision } from './revisions.ts';
import { writeArticle } from './save-article.ts';
import type { Database } from './schema.ts';
import { storedArticle, type StoredArticle } from './stored-article.ts';
import { slugsNear } from './slugs-near.ts';
import { databaseNow } from './timestamps.ts';

/** An article as the desk sees it, whatever its status. */
export interface DeskArticle extends StoredArticle {
  origin: Database['article']['origin'];
  /** When readers last saw it change, by a revision or a live update; null when it never did. */
  updatedAt: string | null;
  embargoUntil: string | null;
  live: Live | null;
  keyPoints: string[];
  /** The revision that readers see or saw last; null before the first publish. Below `revision`: one is waiting. */
  publishedRevision: number | null;
  /** The newest revision. */
  snapshot: ArticleSnapshot;
}

/** Facts about an article that are no part of its text. */
export interface DeskFacts {
  embargoUntil?: string | null;
  live?: Live | null;
  keyPoints?: readonly string[];
}

/** Articles as the desk reads and writes them. Rules are the desk's (`lib/desk`); each write here is one step of a command. */
export interface DeskArticles {
  /** Null when there is none at this slug. */
  find(slug: string): Promise<DeskArticle | null>;
  /** The same, and no other command changes any article until the transaction ends. */
  lock(slug: string): Promise<DeskArticle | null>;
  /** Slugs of articles of every status that somebody may have meant by this one. */
  near(slug: string): Promise<string[]>;
  /** Articles of every status, the ones last worked on first. */
  list(window: DeskWindow): Promise<DeskListing[]>;
  /** What the article was at this revision, with who wrote it and when; or null. */
  saved(articleId: string, number: number): Promise<SavedRevision | null>;
  /** Writes an article, new (null) or known, with this status; a slug that differs is a rename. */
  put(
    before: DeskArticle | null,
    write: ArticleWrite,
    status: ArticleSnapshot['status'],
    by: string,
    action: string,
    options?: { waits?: boolean },
  ): Promise<{ id: string; revision: number }>;
  /**
   * Keeps a revision that readers do not see yet.
   *
   * @param html its text as it would be printed, for the pictures in it; null where they are those of the one that waited
   */
  keep(
    article: DeskArticle,
    snapshot: ArticleSnapshot,
    html: string | null,
    by: string,
    action: string,
  ): Promise<{ revision: number }>;
  /** Notes facts; readers are told when they may see the article. */
  note(article: DeskArticle, facts: DeskFacts): Promise<void>;
  /** Where an article lives now, or null when it is gone. */
  slugOf(articleId: string): Promise<string | null>;
}

export function deskArticles(connection: Connection): DeskArticles {
  return {
    find: (slug) => findForDesk(connection, slug),
    near: (slug) => slugsNear(connection, slug),
    list: (window) => listForDesk(connection, window),
    saved: (articleId, number) => savedRevision(connection, articleId, number),

    lock: (slug) =>
      connection.write(async (tx) => {
        await lockChanges(tx);
        return findForDesk(tx, slug);
      }),

    put: (before, write, status, by, action, { waits = false } = {}) =>
      connection.write(async (tx) => {
        await lockChanges(tx);
        const written = await writeArticle(tx, before, write, status, by, action);
        if (!waits) await noteUses(tx, { user: `article:${written.id}`, part: waitingPart }, [], false);
        if (before && before.slug !== write.slug) await leaveForwarding(tx, before, write.slug);
        return written;
      }),

    keep: (article, snapshot, html, by, action) =>
      connection.write(async (tx) => {
        await lockChanges(tx);
        const at = await databaseNow(tx);
        const revision = article.revision + 1;
        await addRevision(tx, { articleId: article.id, number: revision, at, by, action, snapshot });
        await tx.db
          .updateTable('article')
          .set({ revision, modified_at: at, origin: snapshot.origin })
          .where('id', '=', article.id)
          .execute();
        const use = { user: `article:${article.id}`, part: waitingPart };
        if (html !== null) await noteUses(tx, use, picturesOf(snapshot.image, html), false);
        return { revision };
      }),

    note: (article, facts) =>
      connection.write(async (tx) => {
        await lockChanges(tx);
        await tx.db
          .updateTable('article')
          .set({
            modified_at: await databaseNow(tx),
            // A file that another sync would publish knows nothing of an embargo: the article is the desk's from here on.
            ...(facts.embargoUntil === undefined ? {} : { embargo_until: facts.embargoUntil, origin: 'desk' as const }),
            ...(facts.keyPoints === undefined ? {} : { key_points: JSON.stringify(facts.keyPoints) }),
            ...(facts.live === undefined
              ? {}
              : { live_started_at: facts.live?.startedAt ?? null, live_ended_at: facts.live?.endedAt ?? null }),
          })
          .where('id', '=', article.id)
          .execute();
        if (article.status === 'published') await recordChanges(tx, tagsTouchedBy(article, article));
      }),

    async slugOf(articleId) {
      const row = await connection.db
        .selectFrom('article')
        .select('slug')
        .where('id', '=', articleId)
        .executeTakeFirst();
      return row?.slug ?? null;
    },
  };
}

async function findForDesk(connection: Connection, slug: string): Promise<DeskArticle | null> {
  const stored = await storedArticle(connection, slug);
  if (!stored) return null;
  const row = await connection.db
    .selectFrom('article')
    .select(['origin', 'embargo_until', 'live_started_at', 'live_ended_at', 'key_points'])
    .select(['published_revision', 'updated_at'])
    .where('id', '=', stored.id)
    .executeTakeFirstOrThrow();
  return {
    ...stored,
    origin: row.origin,
    updatedAt: row.updated_at,
    embargoUntil: row.embargo_until,
    live: liveOf(row),
    keyPoints: JSON.parse(row.key_points) as string[],
    publishedRevision: row.published_revision,
    snapshot: await newestSnapshot(connection, stored.id),
  };
}

/**
 * The old address leads to the new one. History names the article and not an address, so a chain of renames is one hop;
 * and an article's own address is never in it, so there is no loop.
 */
async function leaveForwarding(tx: Connection, before: DeskArticle, slug: string): Promise<void> {
  await tx.db.deleteFrom('slug_history').where('path', '=', articleUrl(slug)).execute();
  // What no reader ever saw needs no forwarding.
  if (before.publishedRevision === null) return;
  const row = { article_id: before.id, at: await databaseNow(tx), reason: 'rename' as const };
  await tx.db
    .insertInto('slug_history')
    .values({ path: articleUrl(before.slug), ...row })
    .onConflict((conflict) => conflict.column('path').doUpdateSet(row))
    .execute();
}
