import { isDeepStrictEqual } from 'node:util';
import type { DeskArticle } from '#lib/store/desk-article.ts';
import type { Store } from '#lib/store/store.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { DeskError } from './desk-error.ts';
import { noArticle } from './no-article.ts';
import { withTexts } from './texts.ts';

/** Where a command works, and for whom. */
export interface Desk {
  store: Store;
  /** Who gives the command; signs the revision. */
  by: string;
  /** The folder whose `media/` pictures may come from, and where prepared ones go. */
  contentDir: string;
  varDir: string;
  /** Whoever gives the command may not bring anything before readers, now or later. Left out: they may. */
  draftsOnly?: boolean;
  /** The store is that of an open transaction. */
  isInside?: boolean;
}

/** What a command answers with. */
export interface Receipt {
  slug: string;
  /** Its path on the site. */
  url: string;
  status: 'draft' | 'scheduled' | 'published' | 'withdrawn';
  revision: number;
  /** Below `revision`: the newest one is not before readers. Null: nothing ever was. */
  publishedRevision: number | null;
  publishedAt: string;
  /** The file of `content/` that decided about the article until this command: now the desk does. */
  takenFrom?: string;
}

/** Runs a command as one transaction in which no other command writes; its answer is how the article stands then. */
export async function command(
  desk: Desk,
  slug: string,
  work: (inside: Desk, article: DeskArticle) => Promise<string | void>,
): Promise<Receipt> {
  return transaction(desk, async (inside) => {
    const article = await inside.store.desk.lock(slug);
    if (!article) throw await noArticle(inside.store, slug);
    const now = (await work(inside, article)) ?? slug;
    const after = await articleAt(inside.store, now);
    const isTaken = article.origin === 'content' && after.origin === 'desk' && article.snapshot.sourcePath !== null;
    return { ...receiptOf(after), ...(isTaken ? { takenFrom: `content/${article.snapshot.sourcePath}` } : {}) };
  });
}

/** One write transaction, or a part of the one that is open. What it compiles is compiled between two attempts. */
export async function transaction<T>(desk: Desk, work: (inside: Desk) => Promise<T>): Promise<T> {
  if (desk.isInside) return work(desk);
  return withTexts(desk.store, () => desk.store.transaction((tx) => work({ ...desk, store: tx, isInside: true })));
}

/** The article at this slug as the desk knows it. @throws DeskError when there is none */
export async function articleAt(store: Store, slug: string): Promise<DeskArticle> {
  const article = await store.desk.find(slug);
  if (!article) throw await noArticle(store, slug);
  return article;
}

export const receipt = async (store: Store, slug: string): Promise<Receipt> => receiptOf(await articleAt(store, slug));

export function receiptOf({ slug, status, revision, publishedRevision, publishedAt }: Omit<Receipt, 'url'>): Receipt {
  return { slug, url: articleUrl(slug), status, revision, publishedRevision, publishedAt };
}

/**
 * What came since may have changed when readers see it, but nothing of what the editor had in hand: publishing a revision
 * does not make it another text.
 *
 * @throws DeskError when somebody has written another text since the editor looked
 */
export async function unchangedSince(store: Store, article: DeskArticle, basedOn: number | undefined): Promise<void> {
  if (basedOn === undefined || basedOn === article.revision) return;
  const { snapshot, revision } = article;
  const seen = await store.desk.saved(article.id, basedOn);
  if (seen && isDeepStrictEqual(written(seen.snapshot), written(snapshot))) return;
  throw new DeskError(
    'conflict',
    `Somebody has written revision ${revision} of "${article.slug}" since revision ${basedOn}. Nothing was saved: take over what you need, and send it with basedOn ${revision}.`,
    { current: { revision, ...forEditors(snapshot) } },
  );
}

/** What editors write in a revision; that it is breaking is said apart. */
const written = (snapshot: DeskArticle['snapshot']) => ({ ...forEditors(snapshot), breaking: false });

/** A revision as editors write it. */
export function forEditors(snapshot: DeskArticle['snapshot']) {
  const { headline, dek, kind, section, topics, authors, image, markdown, corrections, breaking, details } = snapshot;
  return { headline, dek, kind, section, topics, authors, image, body: markdown, corrections, breaking, ...details };
}

/** The revision that readers see, or saw last; before the first publish, the newest. */
export async function readersSnapshot(store: Store, article: DeskArticle): Promise<DeskArticle['snapshot']> {
  const { id, publishedRevision, revision, snapshot } = article;
  if (publishedRevision === null || publishedRevision === revision) return snapshot;
  return (await store.desk.saved(id, publishedRevision))?.snapshot ?? snapshot;
}
