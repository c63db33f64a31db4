import { sql } from 'kysely';
import type { Connection } from './connection.ts';
import * as postgres from './search-postgres.ts';
import type { Clause } from './search-query.ts';
import type { Candidate } from './search-rank.ts';
import * as sqlite from './search-sqlite.ts';
import { isMarked, type Index } from './search-terms.ts';

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
  const whole = wholeWords(clauses);
  const { matching, matchingAmong } = indexOf[dialect];
  const numbersIn = (index: Index, wanted: readonly Clause[]) => {
    const loose = loosened(wanted);
    return loose ? matchingAmong(index, loose, wanted, most[index]) : matching(index, wanted, most[index]);
  };
  const search = async (index: Index, wanted: readonly Clause[]) => {
    const { rows } = await sql<Candidate>`select search_article.id, article_id as "articleId", headline, dek, byline
      from (${numbersIn(index, wanted)}) as found join search_article on search_article.id = found.id`.execute(
      searches,
    );
    return rows;
  };
  const find = async (index: Index) => {
    const rows = whole ? await search(index, whole) : [];
    return rows.length < most[index] ? search(index, clauses) : rows;
  };
  const texts = await find('search_texts');
  // Where that is all there is, those are among it.
  const heads = texts.length < most.search_texts ? [] : await find('search_heads');
  return [...new Map([...heads, ...texts].map((candidate) => [candidate.id, candidate])).values()];
}

/**
 * The same where the last word is one and no beginning; null where it has a mark as a beginning (search-terms.ts). An index
 * goes through all words that begin so in all articles, which is too much for a word that fills the page by itself.
 */
function wholeWords(clauses: readonly Clause[]): Clause[] | null {
  const isDear = ({ words, prefix }: Clause) => prefix && !isMarked(words.at(-1)!.term);
  return clauses.some(isDear) ? clauses.map((clause) => ({ ...clause, prefix: false })) : null;
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
