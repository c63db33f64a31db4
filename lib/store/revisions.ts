import { randomUUID } from 'node:crypto';
import type { ArticleSnapshot } from './article-write.ts';
import type { Connection } from './connection.ts';

export interface RevisionWrite {
  articleId: string;
  number: number;
  at: string;
  by: string;
  action: string;
  snapshot: ArticleSnapshot;
}

/** Keeps what an article is from this write on. */
export async function addRevision(tx: Connection, { articleId, snapshot, ...rest }: RevisionWrite): Promise<void> {
  await tx.db
    .insertInto('revision')
    .values({ id: randomUUID(), article_id: articleId, ...rest, snapshot: JSON.stringify(snapshot) })
    .execute();
}

/** A revision, who wrote it and when. */
export interface SavedRevision {
  snapshot: ArticleSnapshot;
  by: string;
  at: string;
}

/** One revision, or null. */
export async function savedRevision(
  { db }: Connection,
  articleId: string,
  number: number,
): Promise<SavedRevision | null> {
  const row = await db
    .selectFrom('revision')
    .select(['snapshot', 'by', 'at'])
    .where('article_id', '=', articleId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row ? { ...row, snapshot: snapshotIn(row.snapshot) } : null;
}

/** The newest revision's snapshot. */
export async function newestSnapshot(tx: Connection, articleId: string): Promise<ArticleSnapshot> {
  const snapshot = await lastSnapshot(tx, articleId);
  if (!snapshot) throw new Error(`The article ${articleId} has no revision`);
  return snapshot;
}

/** The same of an article that may be unknown. */
export async function lastSnapshot(tx: Connection, articleId: string): Promise<ArticleSnapshot | null> {
  const row = await tx.db
    .selectFrom('revision')
    .select('snapshot')
    .where('article_id', '=', articleId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? snapshotIn(row.snapshot) : null;
}

/** Revisions from before there were translations or details have none. */
function snapshotIn(json: string): ArticleSnapshot {
  const snapshot = JSON.parse(json) as Omit<ArticleSnapshot, 'translations' | 'details'> & Partial<ArticleSnapshot>;
  return { translations: {}, details: {}, ...snapshot };
}
