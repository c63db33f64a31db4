import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from './schema.ts';
import type { Clause } from './search-query.ts';
import {
  beginningMark,
  isMarked,
  stemMark,
  type Index,
  type IndexedArticle,
  type IndexedText,
} from './search-terms.ts';

/** Full text in PostgreSQL: tsvector, made of our own words. The same exports as `search-sqlite.ts`. */

/** PostgreSQL's highest position; words beyond it all stand there. */
const lastPosition = 16_383;
/** As many as PostgreSQL keeps of one lexeme. */
const mostPlaces = 255;
/** PostgreSQL takes no tsvector beyond 1 MB; what comes after so much of one cannot be found. */
const mostBytes = 1_000_000;
/** What PostgreSQL stores with each lexeme and each place. */
const bytesOf = { lexeme: 8, place: 2 };

/** Puts articles in, or others in their places, by their numbers. */
export async function writeTexts(db: Kysely<Database>, texts: ReadonlyMap<number, IndexedArticle>): Promise<void> {
  const vector = (text: IndexedText) => sql`${vectorOf(text)}::tsvector`;
  const rows = [...texts].map(
    ([id, article]) => sql`(${id}::bigint, ${vector(article.search_heads)}, ${vector(article.search_texts)})`,
  );
  await sql`insert into search_words (id, search_heads, search_texts) values ${sql.join(rows)}
    on conflict (id) do update set search_heads = excluded.search_heads, search_texts = excluded.search_texts`.execute(
    db,
  );
}

export async function dropTexts(db: Kysely<Database>, id: number): Promise<void> {
  await sql`delete from search_words where id = ${id}`.execute(db);
}

/**
 * The numbers of at most `limit` articles for which all clauses hold, newest first. The index says which, without a look
 * at any text. (`id + 0`: PostgreSQL might otherwise go through all articles by age.)
 */
export function matching(index: Index, clauses: readonly Clause[], limit: number): RawBuilder<{ id: number }> {
  return sql`select id from search_words
    where ${sql.ref(index)} @@ ${queryOf(clauses)}::tsquery order by id + 0 desc limit ${limit}`;
}

/** Of the newest that `loose` finds, those for which `clauses` hold as well: their texts are looked into. */
export function matchingAmong(
  index: Index,
  loose: readonly Clause[],
  clauses: readonly Clause[],
  limit: number,
): RawBuilder<{ id: number }> {
  // Asked of each one: as a join, PostgreSQL might go through all texts.
  return sql`select loose.id from (${matching(index, loose, limit)}) as loose
    where (select ${sql.ref(index)} @@ ${queryOf(clauses)}::tsquery from search_words as own where own.id = loose.id)`;
}

/** Written out as a tsvector, since PostgreSQL has no say in what a word is. */
function vectorOf({ parts, marks }: IndexedText): string {
  const places = new Map<string, number[]>();
  let bytes = 0;
  const put = (lexeme: string, position: number | null) => {
    const known = places.get(lexeme);
    bytes += (known ? 0 : bytesOf.lexeme + Buffer.byteLength(lexeme)) + bytesOf.place;
    if (bytes > mostBytes) return;
    if (!known) places.set(lexeme, position === null ? [] : [position]);
    else if (position !== null && known.length < mostPlaces) known.push(position);
  };
  let position = 0;
  for (const terms of parts) {
    for (const term of terms) put(term, (position = Math.min(position + 1, lastPosition)));
    // A phrase does not run on from the headline into the dek.
    position = Math.min(position + 1, lastPosition);
  }
  for (const mark of marks) put(mark, null);
  return [...places].map(([lexeme, list]) => `'${lexeme}'${list.length > 0 ? `:${list.join(',')}` : ''}`).join(' ');
}

/** Terms are letters and digits alone (search-words.ts), so between quotation marks nothing has a meaning of its own. */
function queryOf(clauses: readonly Clause[]): string {
  return clauses.map((clause) => `${clause.excluded ? '!' : ''}${clauseExpression(clause)}`).join(' & ');
}

function clauseExpression({ words, prefix }: Clause): string {
  const [only, ...more] = words;
  if (!only || more.length > 0) {
    const terms = words.map(({ term }, index) => `'${term}'${prefix && index === words.length - 1 ? ':*' : ''}`);
    return `(${terms.join(' <-> ')})`;
  }
  const { term, stem } = only;
  const begins = isMarked(term) ? `'${beginningMark(term)}'` : `'${term}':*`;
  const either = [`'${stemMark(stem)}'`, `'${stem}'`, ...(prefix ? [begins] : [])];
  return `(${either.join(' | ')})`;
}
