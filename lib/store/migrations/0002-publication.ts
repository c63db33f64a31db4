import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';
import { keyText } from './column-types.ts';

/** What the publication consists of besides articles. */
export function publication(dialect: Dialect): Migration {
  const key = keyText(dialect);
  return {
    async up(db: Kysely<unknown>) {
      for (const name of ['section', 'topic']) {
        await db.schema
          .createTable(name)
          .addColumn('slug', key, (column) => column.primaryKey().notNull())
          .addColumn('name', 'text', (column) => column.notNull())
          .addColumn('description', 'text', (column) => column.notNull())
          .addColumn('position', 'integer', (column) => column.notNull())
          .addColumn('source_hash', 'text')
          .execute();
      }

      await db.schema
        .createTable('author')
        .addColumn('slug', key, (column) => column.primaryKey().notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('role', 'text')
        .addColumn('email', 'text')
        .addColumn('links', 'text', (column) => column.notNull())
        .addColumn('image', 'text')
        .addColumn('bio_markdown', 'text', (column) => column.notNull())
        .addColumn('bio_html', 'text', (column) => column.notNull())
        .addColumn('bio_text', 'text', (column) => column.notNull())
        .addColumn('source_hash', 'text')
        .execute();

      await db.schema
        .createTable('page')
        .addColumn('slug', key, (column) => column.primaryKey().notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('description', 'text', (column) => column.notNull())
        .addColumn('body_markdown', 'text', (column) => column.notNull())
        .addColumn('body_html', 'text', (column) => column.notNull())
        .addColumn('source_hash', 'text')
        .execute();

      await db.schema
        .createTable('setting')
        .addColumn('key', key, (column) => column.primaryKey().notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();

      await db.schema
        .createTable('media')
        .addColumn('base', key, (column) => column.primaryKey().notNull())
        .addColumn('src', key, (column) => column.notNull())
        .addColumn('hash', key, (column) => column.notNull())
        .addColumn('width', 'integer', (column) => column.notNull())
        .addColumn('height', 'integer', (column) => column.notNull())
        .addColumn('widths', 'text', (column) => column.notNull())
        .addColumn('original', 'text')
        .addColumn('created_at', key, (column) => column.notNull())
        .execute();
      await db.schema.createIndex('media_of_source').on('media').columns(['src', 'created_at']).execute();
    },
  };
}
