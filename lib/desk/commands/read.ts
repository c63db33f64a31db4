import type { Live } from '#lib/news/article.ts';
import type { DeskArticle } from '#lib/store/desk-article.ts';
import { articleAt, forEditors, readersSnapshot, receiptOf, type Desk, type Receipt } from '../desk.ts';

/** A revision as editors read it. */
export type Revision = ReturnType<typeof forEditors>;

/** All that the desk knows of an article. */
export interface ArticleState extends Receipt {
  origin: DeskArticle['origin'];
  embargoUntil: string | null;
  live: Live | null;
  keyPoints: string[];
  newest: Revision;
  /** Null where readers see nothing of it. */
  readersSee: Revision | null;
}

/** How an article stands: its newest revision, and what readers see of it. */
export async function read({ store }: Desk, slug: string): Promise<ArticleState> {
  const article = await articleAt(store, slug);
  const { status, snapshot, origin, embargoUntil, live, keyPoints } = article;
  return {
    ...receiptOf(article),
    origin,
    embargoUntil,
    live,
    keyPoints,
    newest: forEditors(snapshot),
    readersSee: status === 'published' ? forEditors(await readersSnapshot(store, article)) : null,
  };
}
