import type { ArticleSummary } from '#lib/news/article.ts';
import { pageCount, pageSize } from '#lib/news/pagination.ts';
import { tags } from '#lib/news/tags.ts';
import { carry } from './carry.ts';
import { readersStore } from './open.ts';

/** Text in pieces; those that were searched for are marked. */
export type Marked = { text: string; marked: boolean }[];

export interface SearchResult {
  article: ArticleSummary;
  headline: Marked;
  /** Pieces of the text round the words found. */
  excerpt: Marked;
}

export interface SearchResults {
  results: SearchResult[];
  total: number;
  page: number;
  pages: number;
}

/** Published articles for the words a reader typed, best first. Never throws on what was typed. */
export async function searchArticles(words: string, page: number): Promise<SearchResults> {
  await carry(tags.archive);
  const store = await readersStore();
  const { total, hits } = await store.search.search(words, { limit: pageSize, offset: (page - 1) * pageSize });
  return { results: hits, total, page, pages: pageCount(total) };
}
