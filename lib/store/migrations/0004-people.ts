import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';
import { keyText } from './column-types.ts';

/** Who works at the desk, and who gets the newsletter. */
export function people(dialect: Dialect): Migration {
  const key = keyText(dialect);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('editor')
        .addColumn('id', key, (column) => column.primaryKey().notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('email', key, (column) => column.notNull().unique())
        .addColumn('role', key, (column) => column.notNull())
        .addColumn('password_hash', 'text', (column) => column.notNull())
        .addColumn('created_at', key, (column) => column.notNull())
        .addColumn('disabled_at', key)
        .execute();

      await db.schema
        .createTable('session')
        .addColumn('id', key, (column) => column.primaryKey().notNull())
        .addColumn('editor_id', key, (column) => column.notNull().references('editor.id').onDelete('cascade'))
        .addColumn('created_at', key, (column) => column.notNull())
        .addColumn('expires_at', key, (column) => column.notNull())
        .addColumn('last_seen_at', key, (column) => column.notNull())
        .addColumn('user_agent', 'text', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('session_of_editor').on('session').column('editor_id').execute();

      await db.schema
        .createTable('subscriber')
        .addColumn('id', key, (column) => column.primaryKey().notNull())
        .addColumn('email', key, (column) => column.notNull())
        .addColumn('list', key, (column) => column.notNull())
        .addColumn('status', key, (column) => column.notNull())
        .addColumn('consent_text', 'text', (column) => column.notNull())
        .addColumn('requested_at', key, (column) => column.notNull())
        .addColumn('confirmed_at', key)
        .addColumn('left_at', key)
        .addUniqueConstraint('subscriber_once', ['email', 'list'])
        .execute();
    },
  };
}
