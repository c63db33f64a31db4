import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from './schema.ts';
import type { Clause } from './search-clause.ts';
import {
  beginningMark,
  indexes,
  isMarked,
  lookedUp,
  loosened,
  partEnd,
  stemMark,
  waysOf,
  type Index,
  type IndexedArticle,
  type Wanted,
  type Way,
} from './search-terms.ts';

/** Full text in SQLite: FTS5, https://sqlite.org/fts5.html. The same exports as `search-postgres.ts`. */

/** Puts articles in, or others in their places, by their numbers. */
export async function writeTexts(db: Kysely<Database>, texts: ReadonlyMap<number, IndexedArticle>): Promise<void> {
  for (const [id, article] of texts) {
    for (const index of indexes) {
      const { parts, marks, joined } = article[index];
      const tokens = [...parts.map((terms) => terms.join(' ')), marks.join(' '), ...joined].join(` ${partEnd} `);
      await sql`insert or replace into ${sql.table(index)} (rowid, tokens) values (${id}, ${tokens})`.execute(db);
    }
  }
}

export async function dropTexts(db: Kysely<Database>, id: number): Promise<void> {
  for (const index of indexes) await sql`delete from ${sql.table(index)} where rowid = ${id}`.execute(db);
}

/** The numbers of at most `limit` articles, newest first, the words of phrases anywhere: FTS5 goes no further than these. */
export function matching(index: Index, wanted: Wanted, limit: number): RawBuilder<{ id: number }> {
  return sql`select rowid as id from ${sql.table(index)}
    where ${sql.ref(index)} match ${matchExpression(loosened(wanted), anywhere)} order by rowid desc limit ${limit}`;
}

/** One of them, whichever. */
export function anyMatching(index: Index, wanted: Wanted): RawBuilder<{ id: number }> {
  return matching(index, wanted, 1);
}

/**
 * Of the newest that `loose` finds, those for which `wanted` holds as well. The oldest first: where nothing more is to be
 * found, FTS5 goes on to the end of the index and does not look at the bound, so the end has to be the newest article.
 */
export function matchingAmong(index: Index, loose: Wanted, wanted: Wanted, limit: number): RawBuilder<{ id: number }> {
  return sql`select rowid as id from ${sql.table(index)}
    where ${sql.ref(index)} match ${matchExpression(wanted, sideBySide)}
      and rowid >= (select min(id) from (${matching(index, loose, limit)}))
    order by rowid limit ${limit}`;
}

/** `last`: what the last word is followed by when it may be the beginning of one. */
type Phrase = (words: readonly string[], last: string) => string;
const sideBySide: Phrase = (words, last) => `"${words.join(' ')}"${last}`;
const anywhere: Phrase = (words, last) => `(${words.map((word) => `"${word}"`).join(' AND ')}${last})`;

function matchExpression({ anyOf, noneOf }: Wanted, phrase: Phrase): string {
  const each = (clauses: readonly Clause[]) => clauses.map((clause) => clauseExpression(clause, phrase));
  const wanted = anyOf.map((clauses) => `(${each(clauses).join(' AND ')})`).join(' OR ');
  return noneOf.length === 0 ? wanted : `(${wanted}) NOT (${each(noneOf).join(' OR ')})`;
}

function clauseExpression(clause: Clause, phrase: Phrase): string {
  return `(${waysOf(clause)
    .map((way) => wayExpression(way, phrase))
    .join(' OR ')})`;
}

/** Terms are letters and digits alone (search-words.ts), so between quotation marks nothing has a meaning of its own. */
function wayExpression({ words, prefix }: Way, phrase: Phrase): string {
  const [only, ...more] = words;
  if (!only || more.length > 0) {
    const terms = (phrase === anywhere ? lookedUp(words) : words).map(({ term }) => term);
    return phrase(terms, prefix ? ' *' : '');
  }
  const { term, stem } = only;
  const begins = isMarked(term) ? `"${beginningMark(term)}"` : `"${term}" *`;
  const either = [`"${stemMark(stem)}"`, `"${stem}"`, ...(prefix ? [begins] : [])];
  return `(${either.join(' OR ')})`;
}
