import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';
import { keyText } from './column-types.ts';

/** Articles with everything that belongs to one. */
export function articles(dialect: Dialect): Migration {
  const key = keyText(dialect);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('article')
        .addColumn('id', key, (column) => column.primaryKey().notNull())
        .addColumn('slug', key, (column) => column.notNull().unique())
        .addColumn('origin', key, (column) => column.notNull())
        .addColumn('source_path', 'text')
        .addColumn('source_hash', 'text')
        .addColumn('status', key, (column) => column.notNull())
        .addColumn('kind', key, (column) => column.notNull())
        .addColumn('section', key, (column) => column.notNull())
        .addColumn('headline', 'text', (column) => column.notNull())
        .addColumn('dek', 'text', (column) => column.notNull())
        .addColumn('byline', 'text', (column) => column.notNull())
        .addColumn('word_count', 'integer', (column) => column.notNull())
        .addColumn('breaking', 'integer', (column) => column.notNull())
        .addColumn('image', 'text')
        .addColumn('published_at', key, (column) => column.notNull())
        .addColumn('updated_at', key)
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('created_at', key, (column) => column.notNull())
        .addColumn('modified_at', key, (column) => column.notNull())
        // The long columns last: SQLite then finds all the others on a row's first page.
        .addColumn('folded_whole', 'integer', (column) => column.notNull())
        .addColumn('body_markdown', 'text', (column) => column.notNull())
        .addColumn('body_html', 'text', (column) => column.notNull())
        .addColumn('lead_html', 'text', (column) => column.notNull())
        .addColumn('rest_html', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .execute();

      // What readers list, newest first; only of what they may see.
      const listed = (name: string, columns: string) =>
        sql`create index ${sql.ref(name)} on article (${sql.raw(columns)}) where status = 'published'`.execute(db);
      await listed('article_newest', 'published_at, id');
      await listed('article_of_section', 'section, published_at, id');
      await listed('article_of_kind', 'kind, published_at, id');
      await sql`create index article_breaking on article (published_at, id)
        where status = 'published' and breaking = 1`.execute(db);
      await sql`create index article_scheduled on article (published_at) where status = 'scheduled'`.execute(db);
      await sql`create index article_of_origin on article (origin, slug)`.execute(db);

      for (const name of ['topic', 'author'] as const) {
        await db.schema
          .createTable(`article_${name}`)
          .addColumn('article_id', key, (column) => column.notNull().references('article.id').onDelete('cascade'))
          .addColumn(name, key, (column) => column.notNull())
          .addColumn('position', 'integer', (column) => column.notNull())
          .addColumn('listed_at', key)
          .addPrimaryKeyConstraint(`article_${name}_pk`, ['article_id', name])
          .execute();
        await sql`create index ${sql.ref(`article_${name}_listed`)}
          on ${sql.table(`article_${name}`)} (${sql.ref(name)}, listed_at, article_id)
          where listed_at is not null`.execute(db);
      }

      await db.schema
        .createTable('revision')
        .addColumn('id', key, (column) => column.primaryKey().notNull())
        .addColumn('article_id', key, (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('at', key, (column) => column.notNull())
        .addColumn('by', 'text', (column) => column.notNull())
        .addColumn('action', 'text', (column) => column.notNull())
        .addColumn('snapshot', 'text', (column) => column.notNull())
        .addUniqueConstraint('revision_number', ['article_id', 'number'])
        .execute();

      await db.schema
        .createTable('correction')
        .addColumn('article_id', key, (column) => column.notNull().references('article.id').onDelete('cascade'))
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('at', key, (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('correction_pk', ['article_id', 'position'])
        .execute();

      await db.schema
        .createTable('live_update')
        .addColumn('id', key, (column) => column.primaryKey().notNull())
        .addColumn('article_id', key, (column) => column.notNull().references('article.id').onDelete('cascade'))
        .addColumn('at', key, (column) => column.notNull())
        .addColumn('headline', 'text', (column) => column.notNull())
        .addColumn('body_markdown', 'text', (column) => column.notNull())
        .addColumn('html', 'text', (column) => column.notNull())
        .addColumn('authors', 'text', (column) => column.notNull())
        .addColumn('pinned', 'integer', (column) => column.notNull())
        .addColumn('edited_at', key)
        .addColumn('deleted_at', key)
        .execute();
      await db.schema.createIndex('live_update_of_article').on('live_update').columns(['article_id', 'at']).execute();

      await db.schema
        .createTable('slug_history')
        .addColumn('path', key, (column) => column.primaryKey().notNull())
        .addColumn('article_id', key, (column) => column.notNull().references('article.id').onDelete('cascade'))
        .addColumn('at', key, (column) => column.notNull())
        .addColumn('reason', key, (column) => column.notNull())
        .execute();
      await db.schema.createIndex('slug_history_of_article').on('slug_history').column('article_id').execute();

      await db.schema
        .createTable('tombstone')
        .addColumn('slug', key, (column) => column.primaryKey().notNull())
        .addColumn('article_id', key)
        .addColumn('status', 'integer', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('at', key, (column) => column.notNull())
        .execute();
    },
  };
}
