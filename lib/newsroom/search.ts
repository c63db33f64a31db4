import type { ArticleSummary } from '#lib/news/article.ts';
import { pageCount, pageSize } from '#lib/news/pagination.ts';
import { tags } from '#lib/news/tags.ts';
import { isTimeout, readersPatience } from '#lib/store/query-timeout.ts';
import { mostCounted } from '#lib/store/search-candidates.ts';
import type { Lacking } from '#lib/store/search-most.ts';
import { noteUnavailable } from './carried.ts';
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
  /** Whether there are older ones that are not counted. */
  more: boolean;
  /** How all of them differ from what was asked for, where no story has all of it. */
  lacking: Lacking | null;
  /** Whether more words were typed than are looked for. */
  isCut: boolean;
  page: number;
  pages: number;
}

/**
 * Published articles for the words a reader typed, best first. Never throws on what was typed.
 *
 * @returns null when the search took too long and was given up; the answer is a 503 then
 */
export async function searchArticles(words: string, page: number): Promise<SearchResults | null> {
  await carry(tags.archive);
  const store = await readersStore();
  try {
    const found = await store.search.search(words, { limit: pageSize, offset: (page - 1) * pageSize });
    const { total, hits, lacking = null, isCut = false } = found;
    return { results: hits, total, more: total >= mostCounted, lacking, isCut, page, pages: pageCount(total) };
  } catch (error) {
    if (!isTimeout(error)) throw error;
    console.warn(`A search was given up after ${readersPatience} ms: ${JSON.stringify(words)}`);
    noteUnavailable();
    return null;
  }
}
