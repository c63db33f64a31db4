import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';

/** The words of published articles; written and read in `search-sqlite.ts` and `search-postgres.ts` alone. */
export function fullText(dialect: Dialect): Migration {
  return { up: dialect === 'sqlite' ? sqlite : postgres };
}

async function sqlite(db: Kysely<unknown>): Promise<void> {
  // Full-text rows are known by a number; SQLite's own row numbers may change when the file is vacuumed.
  await sql`create table article_words_key (
    id integer primary key,
    article_id text not null unique references article (id) on delete cascade
  )`.execute(db);
  // Contentless: the text is in `article` already. Words come folded and cut (search-words.ts), so the tokenizer has
  // nothing to do but to split at spaces.
  await sql`create virtual table article_words using fts5 (
    headline, dek, byline, body, head_stems, text_stems,
    content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
  )`.execute(db);
}

async function postgres(db: Kysely<unknown>): Promise<void> {
  await sql`create table article_words (
    article_id text collate "C" primary key references article (id) on delete cascade,
    words tsvector not null
  )`.execute(db);
  await sql`create index article_words_found on article_words using gin (words)`.execute(db);
}
