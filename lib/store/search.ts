import type { ArticleSummary } from '#lib/news/article.ts';
import type { Window } from './article-listing.ts';
import { summariesOf } from './article-rows.ts';
import type { Connection } from './connection.ts';
import { excerpt, marked, type Segment } from './search-excerpt.ts';
import * as postgres from './search-postgres.ts';
import { parseQuery } from './search-query.ts';
import * as sqlite from './search-sqlite.ts';
import { words } from './search-words.ts';

export interface SearchHit {
  article: ArticleSummary;
  /** The headline, with what was found marked. Plain text, as the excerpt is. */
  headline: Segment[];
  /** Some 240 characters round what was found. */
  excerpt: Segment[];
}

export interface SearchPage {
  /** How many can be paged through; SQLite counts at most 10,000. */
  total: number;
  hits: SearchHit[];
}

export interface Search {
  /**
   * Published articles with all of the words, best first: the headline counts more than the dek, that more than the
   * byline, that more than the text. Inflections and accents do not matter, the last word may be cut short; "a
   * phrase" is taken as it is, -word excludes. Nothing that can be typed is an error.
   */
  search(query: string, window: Window): Promise<SearchPage>;
}

/** What is searched of an article. */
export interface SearchedText {
  headline: string;
  dek: string;
  byline: string;
  body: string;
}

const indexOf = { sqlite, postgres };
/** Of a very long text, the beginning is searched; PostgreSQL has a limit of its own near there. */
const wordsIndexed = 40_000;

export function search({ db, dialect }: Connection): Search {
  return {
    async search(query, window) {
      const clauses = parseQuery(query);
      if (clauses.length === 0) return { total: 0, hits: [] };
      const { total, ids } = await indexOf[dialect].findWords(db, clauses, window);
      const articles = await summariesOf(db, ids);
      if (articles.length === 0) return { total, hits: [] };
      const texts = await db.selectFrom('article').select(['id', 'text']).where('id', 'in', ids).execute();
      const textOf = new Map(texts.map(({ id, text }) => [id, text]));
      const hits = articles.map((article) => ({
        article,
        headline: marked(article.headline, clauses),
        excerpt: excerpt(textOf.get(article.id) ?? '', clauses),
      }));
      return { total, hits };
    },
  };
}

/** Lets readers find the article; for published ones only, in the transaction that publishes it. */
export async function indexArticle({ db, dialect }: Connection, id: string, text: SearchedText): Promise<void> {
  await indexOf[dialect].writeWords(db, id, {
    headline: words(text.headline),
    dek: words(text.dek),
    byline: words(text.byline),
    body: words(text.body).slice(0, wordsIndexed),
  });
}

/** Lets no reader find it any more. */
export async function unindexArticle({ db, dialect }: Connection, id: string): Promise<void> {
  await indexOf[dialect].dropWords(db, id);
}
