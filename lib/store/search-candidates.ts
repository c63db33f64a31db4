import { sql, type RawBuilder } from 'kysely';
import type { Connection } from './connection.ts';
import * as postgres from './search-postgres.ts';
import type { Clause, Term } from './search-clause.ts';
import type { Query } from './search-query.ts';
import type { Candidate } from './search-rank.ts';
import * as sqlite from './search-sqlite.ts';
import { hasPhrase, type Index, type Wanted } from './search-terms.ts';

const indexOf = { sqlite, postgres };

/**
 * So many of the newest articles with all of the words are ranked: of those that have them in their headlines, deks and
 * bylines, and of those that have them anywhere.
 */
const most = { search_heads: 500, search_texts: 1000 };
export const mostCounted = most.search_texts;

type Found = Omit<Candidate, 'isExact' | 'isAsTyped'>;

/** What is ranked, each article once. */
export async function findCandidates(connection: Connection, wanted: Wanted, typed: readonly Term[]) {
  const exact = asWords(wanted);
  const isExact = new Set<number>();
  const find = async (index: Index) => {
    const first = exact ? await search(connection, index, exact) : [];
    for (const { id } of first) isExact.add(id);
    // An index goes through all words that begin so in all articles: too much where the page is full without them.
    const wider = first.length < most[index] ? await search(connection, index, wanted) : [];
    return [...first, ...wider];
  };
  const texts = await find('search_texts');
  // Where that is all there is, those are among it.
  const heads = new Set(texts.map(({ id }) => id)).size < most.search_texts ? [] : await find('search_heads');
  const found = [...new Map([...heads, ...texts].map((candidate) => [candidate.id, candidate])).values()];
  const isAsTyped = found.length > 1 ? await standAsTyped(connection, wanted, typed) : new Set<number>();
  return found.map((one): Candidate => ({
    ...one,
    isExact: !exact || isExact.has(one.id),
    isAsTyped: isAsTyped.has(one.id),
  }));
}

/** Whether any article has one of these, whatever else it has. */
export async function isAnywhere({ searches, dialect }: Connection, ...clauses: Clause[]): Promise<boolean> {
  const anyOf = clauses.map((clause) => [clause]);
  const numbers = indexOf[dialect].anyMatching('search_texts', { anyOf, noneOf: [] });
  return (await numbers.execute(searches)).rows.length > 0;
}

/** What all must hold, and what must not. */
export function wantedOf({ clauses }: Query): Wanted {
  return {
    anyOf: [clauses.filter(({ excluded }) => !excluded)],
    noneOf: clauses.filter(({ excluded }) => excluded),
  };
}

async function search({ searches, dialect }: Connection, index: Index, wanted: Wanted): Promise<Found[]> {
  const { matching, matchingAmong } = indexOf[dialect];
  const limit = most[index];
  const numbers = hasPhrase(wanted) ? matchingAmong(index, wanted, wanted, limit) : matching(index, wanted, limit);
  const { rows } = await sql<Found>`select search_article.id, article_id as "articleId", headline, dek, byline
    from (${numbers}) as found join search_article on search_article.id = found.id`.execute(searches);
  return rows;
}

/** Those of the newest that have the words side by side, as they were typed. */
async function standAsTyped({ searches, dialect }: Connection, wanted: Wanted, typed: readonly Term[]) {
  if (typed.length < 2 || wanted.anyOf.some((clauses) => clauses.length < 2)) return new Set<number>();
  const phrase: Clause = { words: [...typed], prefix: false, excluded: false };
  const numbers: RawBuilder<{ id: number }> = indexOf[dialect].matchingAmong(
    'search_texts',
    wanted,
    { anyOf: [[phrase]], noneOf: [] },
    most.search_texts,
  );
  const { rows } = await numbers.execute(searches);
  return new Set(rows.map(({ id }) => id));
}

/** The same with nothing but whole words as they were typed; null where it is nothing else. */
function asWords({ anyOf, noneOf }: Wanted): Wanted | null {
  if (anyOf.flat().every(({ prefix, wider }) => !prefix && !wider)) return null;
  const asWord = ({ words, excluded }: Clause): Clause => ({ words, prefix: false, excluded });
  return { anyOf: anyOf.map((clauses) => clauses.map(asWord)), noneOf };
}
