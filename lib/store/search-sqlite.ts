import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from './schema.ts';
import type { Clause } from './search-query.ts';
import {
  beginningMark,
  indexes,
  isMarked,
  partEnd,
  stemMark,
  type Index,
  type IndexedArticle,
} from './search-terms.ts';

/** Full text in SQLite: FTS5, https://sqlite.org/fts5.html. The same exports as `search-postgres.ts`. */

/** Puts articles in, or others in their places, by their numbers. */
export async function writeTexts(db: Kysely<Database>, texts: ReadonlyMap<number, IndexedArticle>): Promise<void> {
  for (const [id, article] of texts) {
    for (const index of indexes) {
      const { parts, marks } = article[index];
      const tokens = [parts.map((terms) => terms.join(' ')).join(` ${partEnd} `), ...marks].join(' ');
      await sql`insert or replace into ${sql.table(index)} (rowid, tokens) values (${id}, ${tokens})`.execute(db);
    }
  }
}

export async function dropTexts(db: Kysely<Database>, id: number): Promise<void> {
  for (const index of indexes) await sql`delete from ${sql.table(index)} where rowid = ${id}`.execute(db);
}

/** The numbers of at most `limit` articles for which all clauses hold, newest first: FTS5 goes no further than these. */
export function matching(index: Index, clauses: readonly Clause[], limit: number): RawBuilder<{ id: number }> {
  return sql`select rowid as id from ${sql.table(index)}
    where ${sql.ref(index)} match ${matchExpression(clauses)} order by rowid desc limit ${limit}`;
}

/**
 * Of the newest that `loose` finds, those for which `clauses` hold as well. The oldest first: where nothing more is to be
 * found, FTS5 goes on to the end of the index and does not look at the bound, so the end has to be the newest article.
 */
export function matchingAmong(
  index: Index,
  loose: readonly Clause[],
  clauses: readonly Clause[],
  limit: number,
): RawBuilder<{ id: number }> {
  return sql`select rowid as id from ${sql.table(index)}
    where ${sql.ref(index)} match ${matchExpression(clauses)}
      and rowid >= (select min(id) from (${matching(index, loose, limit)}))
    order by rowid limit ${limit}`;
}

function matchExpression(clauses: readonly Clause[]): string {
  const all = (excluded: boolean) => clauses.filter((clause) => clause.excluded === excluded).map(clauseExpression);
  const wanted = all(false).join(' AND ');
  const unwanted = all(true).join(' OR ');
  return unwanted === '' ? wanted : `(${wanted}) NOT (${unwanted})`;
}

/** Terms are letters and digits alone (search-words.ts), so between quotation marks nothing has a meaning of its own. */
function clauseExpression({ words, prefix }: Clause): string {
  const [only, ...more] = words;
  if (!only || more.length > 0) return `"${words.map(({ term }) => term).join(' ')}"${prefix ? ' *' : ''}`;
  const { term, stem } = only;
  const begins = isMarked(term) ? `"${beginningMark(term)}"` : `"${term}" *`;
  const either = [`"${stemMark(stem)}"`, `"${stem}"`, ...(prefix ? [begins] : [])];
  return `(${either.join(' OR ')})`;
}
