import { sql } from 'kysely';
import type { Connection } from './connection.ts';
import * as postgres from './search-postgres.ts';
import type { Clause } from './search-query.ts';
import type { Candidate } from './search-rank.ts';
import * as sqlite from './search-sqlite.ts';
import type { Index } from './search-terms.ts';

const indexOf = { sqlite, postgres };

/**
 * So many of the newest articles with all of the words are ranked: of those that have them in their headlines, deks and
 * bylines, and of those that have them anywhere.
 */
const most = { search_heads: 500, search_texts: 1000 };
export const mostCounted = most.search_texts;

/** What is ranked, each article once. */
export async function findCandidates(
  { searches, dialect }: Connection,
  clauses: readonly Clause[],
): Promise<Candidate[]> {
  const loose = loosened(clauses);
  const { matching, matchingAmong } = indexOf[dialect];
  const find = async (index: Index) => {
    const limit = most[index];
    const numbers = loose ? matchingAmong(index, loose, clauses, limit) : matching(index, clauses, limit);
    const { rows } = await sql<Candidate>`select search_article.id, article_id as "articleId", headline, dek, byline
      from (${numbers}) as found join search_article on search_article.id = found.id`.execute(searches);
    return rows;
  };
  const texts = await find('search_texts');
  // Where that is all there is, those are among it.
  const heads = texts.length < most.search_texts ? [] : await find('search_heads');
  return [...new Map([...heads, ...texts].map((candidate) => [candidate.id, candidate])).values()];
}

/** The words of phrases on their own, which an index finds at once; null where there is no phrase. */
function loosened(clauses: readonly Clause[]): Clause[] | null {
  if (clauses.every(({ words }) => words.length === 1)) return null;
  return clauses.flatMap((clause) => {
    if (clause.words.length === 1) return [clause];
    if (clause.excluded) return [];
    return clause.words.map((word, index) => ({
      words: [word],
      prefix: clause.prefix && index === clause.words.length - 1,
      excluded: false,
    }));
  });
}
