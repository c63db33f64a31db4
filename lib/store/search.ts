import { setImmediate } from 'node:timers/promises';
import type { ArticleSummary } from '#lib/news/article.ts';
import type { Window } from './article-listing.ts';
import { summariesOf } from './article-rows.ts';
import type { Connection } from './connection.ts';
import { isTimeout, QueryTimeout } from './query-timeout.ts';
import { findCandidates, wantedOf } from './search-candidates.ts';
import { excerpt, marked, type Segment } from './search-excerpt.ts';
import { findMost, type Lacking, type MostFound } from './search-most.ts';
import { readQuery, type Query } from './search-query.ts';
import { ranked } from './search-rank.ts';

export interface SearchHit {
  article: ArticleSummary;
  /** The headline, with what was found marked. Plain text, as the excerpt is. */
  headline: Segment[];
  /** Some 240 characters round what was found. */
  excerpt: Segment[];
}

export interface SearchPage {
  /** How many can be paged through; from `mostCounted` on, there may be older ones. */
  total: number;
  hits: SearchHit[];
  /** How all of them differ from what was asked for, where nothing has all of it. */
  lacking?: Lacking;
  /** Whether more words were typed than are looked for. */
  isCut?: boolean;
}

export interface Search {
  /**
   * Published articles with all of the words, or where there are none with most of them, best first: the headline counts
   * more than the dek, that more than the byline, that more than the text. Inflections and accents do not matter, the
   * last word may be cut short; "a phrase" is taken as it is, -word excludes. Nothing that can be typed is an error.
   *
   * What is found is limited to the newest before it is ranked, so that no text costs much: decision 19.
   *
   * @throws QueryTimeout when the database took too long: nothing is known then, and nothing goes on
   */
  search(query: string, window: Window): Promise<SearchPage>;
}

export function search(connection: Connection): Search {
  const { db } = connection;
  return {
    async search(typed, { limit, offset }) {
      const query = readQuery(typed);
      const told = query.isCut ? { isCut: true } : {};
      if (query.clauses.length === 0) return { total: 0, hits: [], ...told };
      const found = await findAll(connection, query).catch((error: unknown) => {
        throw isTimeout(error) ? new QueryTimeout('A search took too long', { cause: error }) : error;
      });
      const { candidates, clauses, lacking } = found;
      const page = { total: candidates.length, ...(lacking ? { lacking } : {}), ...told };
      const ids = ranked(candidates, clauses)
        .slice(offset, offset + limit)
        .map(({ articleId }) => articleId);
      const articles = await summariesOf(db, ids);
      if (articles.length === 0) return { ...page, hits: [] };
      const texts = await db.selectFrom('article').select(['id', 'text']).where('id', 'in', ids).execute();
      const textOf = new Map(texts.map(({ id, text }) => [id, text]));
      const hits: SearchHit[] = [];
      for (const article of articles) {
        const text = textOf.get(article.id) ?? '';
        const headline = marked(article.headline, clauses);
        hits.push({ article, headline, excerpt: excerpt(article.dek, text, clauses) });
        // Twenty long texts take a while; others have their turn in between.
        await setImmediate();
      }
      return { ...page, hits };
    },
  };
}

/** What has all of the words, or else most of them. */
async function findAll(
  connection: Connection,
  query: Query,
): Promise<Omit<MostFound, 'lacking'> & { lacking?: Lacking }> {
  const candidates = await findCandidates(connection, wantedOf(query), query.typed);
  if (candidates.length > 0) return { candidates, clauses: query.clauses };
  return (await findMost(connection, query)) ?? { candidates, clauses: query.clauses };
}
