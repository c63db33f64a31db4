import type { ArticleSummary } from '#lib/news/article.ts';
import type { Front } from '#lib/news/front.ts';
import { tags } from '#lib/news/tags.ts';
import { frontOf } from '#lib/store/front.ts';
import { carry } from './carry.ts';
import { readersStore } from './open.ts';

export interface PrintedFront {
  front: Front<ArticleSummary>;
  /** When the newest article came out: the date of this edition. Null while nothing is published. */
  printedAt: string | null;
}

/** The front page as the editors placed it, filled by recency. */
export async function readFront(): Promise<PrintedFront> {
  await carry(tags.front);
  const { front, newest } = await frontOf(await readersStore());
  return { front, printedAt: newest?.publishedAt ?? null };
}
