import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';
import { keyText } from './column-types.ts';

/**
 * The words of published articles, found newest first; written and read by the `search-*.ts` files alone. They take the
 * place of `article_words`, which nothing reads any more.
 */
export function searchIndex(dialect: Dialect): Migration {
  const key = keyText(dialect);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('search_article')
        .addColumn('id', dialect === 'sqlite' ? 'integer' : 'bigint', (column) => column.primaryKey().notNull())
        .addColumn('article_id', key, (column) =>
          column.notNull().unique().references('article.id').onDelete('cascade'),
        )
        .addColumn('headline', 'text', (column) => column.notNull())
        .addColumn('dek', 'text', (column) => column.notNull())
        .addColumn('byline', 'text', (column) => column.notNull())
        .execute();
      await (dialect === 'sqlite' ? sqlite : postgres)(db);

      // What is there already is put in by and by, the newest first: `lib/store/backfills.ts`.
      await db.schema
        .createTable('backfill')
        .addColumn('name', key, (column) => column.primaryKey().notNull())
        .addColumn('reached', 'text')
        .execute();
      await sql`insert into backfill (name) select 'search' where exists (select 1 from article)`.execute(db);
    },
  };
}

const indexes = ['search_heads', 'search_texts'];

async function sqlite(db: Kysely<unknown>): Promise<void> {
  // Contentless: the text is in `article` already. Words come folded, so there is nothing to do but to split at spaces.
  for (const index of indexes) {
    await sql`create virtual table ${sql.table(index)} using fts5 (
      tokens,
      content = '', contentless_delete = 1,
      tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M*' tokenchars '=^|'"
    )`.execute(db);
  }
}

async function postgres(db: Kysely<unknown>): Promise<void> {
  await sql`create table search_words (
    id bigint primary key references search_article (id) on delete cascade,
    search_heads tsvector not null,
    search_texts tsvector not null
  )`.execute(db);
  // The words lie apart from the numbers, which are all that most searches read.
  await sql`alter table search_words set (toast_tuple_target = 128)`.execute(db);
  for (const index of indexes) {
    await sql`alter table search_words alter column ${sql.ref(index)} set storage external`.execute(db);
    // No search goes through what was not sorted in yet.
    await sql`create index ${sql.ref(`${index}_found`)} on search_words using gin (${sql.ref(index)}) with (fastupdate = off)`.execute(
      db,
    );
  }
}
