import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from './schema.ts';
import type { Clause } from './search-clause.ts';
import {
  beginningMark,
  isMarked,
  lookedUp,
  loosened,
  stemMark,
  waysOf,
  type Index,
  type IndexedArticle,
  type IndexedText,
  type Wanted,
  type Way,
} from './search-terms.ts';

/** Full text in PostgreSQL: tsvector, made of our own words. The same exports as `search-sqlite.ts`. */

/** As many as PostgreSQL keeps of one lexeme. */
const mostPlaces = 255;
/** PostgreSQL takes no tsvector beyond 1 MB; what comes after so much of one cannot be found. */
const mostBytes = 1_000_000;
/** What PostgreSQL stores with each lexeme and each place. */
const bytesOf = { lexeme: 8, place: 2 };

/** Puts articles in, or others in their places, by their numbers. */
export async function writeTexts(db: Kysely<Database>, texts: ReadonlyMap<number, IndexedArticle>): Promise<void> {
  const rows = [...texts].map(([id, article]) => {
    const [texts, ...more] = vectorsOf(article.search_texts);
    const parts = more.length === 0 ? sql`null` : sql`array[${sql.join(more)}]`;
    return sql`(${id}::bigint, ${vectorsOf(article.search_heads)[0]}::tsvector, ${texts}::tsvector, ${parts}::tsvector[])`;
  });
  await sql`insert into search_words (id, search_heads, search_texts, search_more) values ${sql.join(rows)}
    on conflict (id) do update set search_heads = excluded.search_heads, search_texts = excluded.search_texts,
      search_more = excluded.search_more`.execute(db);
}

export async function dropTexts(db: Kysely<Database>, id: number): Promise<void> {
  await sql`delete from search_words where id = ${id}`.execute(db);
}

/**
 * The numbers of at most `limit` articles, newest first, the words of phrases anywhere. The index says which, without a
 * look at any text. (`id + 0`: PostgreSQL might otherwise go through all articles by age.)
 */
export function matching(index: Index, wanted: Wanted, limit: number): RawBuilder<{ id: number }> {
  return sql`select id from search_words
    where ${sql.ref(index)} @@ ${queryOf(wanted)}::tsquery order by id + 0 desc limit ${limit}`;
}

/** One of them, whichever. */
export function anyMatching(index: Index, wanted: Wanted): RawBuilder<{ id: number }> {
  return sql`select id from search_words where ${sql.ref(index)} @@ ${queryOf(wanted)}::tsquery limit 1`;
}

function queryOf(wanted: Wanted): string {
  const { anyOf, noneOf } = loosened(wanted);
  const lists = anyOf.map((clauses) => `(${clauses.map((clause) => clauseExpression(clause, anywhere)).join(' & ')})`);
  const unwanted = noneOf.map((clause) => `!${clauseExpression(clause, anywhere)}`);
  return [`(${lists.join(' | ')})`, ...unwanted].join(' & ');
}

/** Of the newest that `loose` finds, those for which `wanted` holds as well: their texts are looked into. */
export function matchingAmong(index: Index, loose: Wanted, wanted: Wanted, limit: number): RawBuilder<{ id: number }> {
  // Asked of each one: as a join, PostgreSQL might go through all texts.
  return sql`select loose.id from (${matching(index, loose, limit)}) as loose
    where (select ${holds(index, wanted)} from search_words as own where own.id = loose.id)`;
}

function holds(index: Index, { anyOf, noneOf }: Wanted): RawBuilder<boolean> {
  const lists = anyOf.map(
    (clauses) =>
      sql`(${sql.join(
        clauses.map((clause) => clauseHolds(index, clause)),
        sql` and `,
      )})`,
  );
  const none = noneOf.map((clause) => sql` and not ${clauseHolds(index, clause)}`);
  return sql`(${sql.join(lists, sql` or `)})${sql.join(none, sql``)}`;
}

/** A phrase stands in one of the vectors of the text, whichever. */
function clauseHolds(index: Index, clause: Clause): RawBuilder<boolean> {
  const query = sql`${clauseExpression(clause, sideBySide)}::tsquery`;
  if (index === 'search_heads') return sql`(search_heads @@ ${query})`;
  return sql`(search_texts @@ ${query} or exists (select 1 from unnest(search_more) as part where part @@ ${query}))`;
}

/** Words of a vector, and how many of them its follower begins with again: a phrase that is cut stands in that one. */
const wordsOfVector = 16_000;
const overlap = 32;

/**
 * Written out as tsvectors, since PostgreSQL has no say in what a word is. All words are in the first; where it has no
 * places for more, the rest of the text with its places is in others.
 */
function vectorsOf({ parts, marks, joined }: IndexedText): string[] {
  // A phrase does not run on from the headline into the dek.
  const terms = parts.flatMap((list) => [...list, null]);
  const first = new Lexemes();
  const vectors = [first];
  let current = first;
  let began = 0;
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index];
    if (index - began >= wordsOfVector || (term && current.isFull(term))) {
      // Never back to where the full one began.
      began = Math.max(index - overlap, began + 1);
      vectors.push((current = new Lexemes()));
      for (const again of terms.slice(began, index)) current.put(again, true);
    }
    current.put(term ?? null, true);
    if (current !== first) first.put(term ?? null, false);
  }
  for (const lexeme of [...marks, ...joined]) first.put(lexeme, false);
  return vectors.map(String);
}

/** The words of one tsvector and where they stand. */
class Lexemes {
  readonly #places = new Map<string, number[]>();
  #bytes = 0;
  #position = 0;

  isFull(lexeme: string): boolean {
    return (this.#places.get(lexeme)?.length ?? 0) >= mostPlaces;
  }

  /** @param lexeme null leaves a place free */
  put(lexeme: string | null, isPlaced: boolean): void {
    if (isPlaced) this.#position += 1;
    if (lexeme === null) return;
    const known = this.#places.get(lexeme);
    this.#bytes += (known ? 0 : bytesOf.lexeme + Buffer.byteLength(lexeme)) + (isPlaced ? bytesOf.place : 0);
    if (this.#bytes > mostBytes) return;
    const places = known ?? [];
    if (!known) this.#places.set(lexeme, places);
    if (isPlaced) places.push(this.#position);
  }

  toString(): string {
    return [...this.#places]
      .map(([lexeme, places]) => `'${lexeme}'${places.length > 0 ? `:${places.join(',')}` : ''}`)
      .join(' ');
  }
}

const sideBySide = ' <-> ';
const anywhere = ' & ';

function clauseExpression(clause: Clause, between: string): string {
  return `(${waysOf(clause)
    .map((way) => wayExpression(way, between))
    .join(' | ')})`;
}

/** Terms are letters and digits alone (search-words.ts), so between quotation marks nothing has a meaning of its own. */
function wayExpression({ words, prefix }: Way, between: string): string {
  const [only, ...more] = words;
  if (!only || more.length > 0) {
    const used = between === anywhere ? lookedUp(words) : words;
    const terms = used.map(({ term }, index) => `'${term}'${prefix && index === used.length - 1 ? ':*' : ''}`);
    return `(${terms.join(between)})`;
  }
  const { term, stem } = only;
  const begins = isMarked(term) ? `'${beginningMark(term)}'` : `'${term}':*`;
  const either = [`'${stemMark(stem)}'`, `'${stem}'`, ...(prefix ? [begins] : [])];
  return `(${either.join(' | ')})`;
}
