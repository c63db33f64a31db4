import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';
import { keyText } from './column-types.ts';

/** What the desk needs: live coverage, embargoes, withdrawals that are lifted, tokens, previews. */
export function desk(dialect: Dialect): Migration {
  const key = keyText(dialect);
  return {
    async up(db: Kysely<unknown>) {
      const add = (table: string, name: string, type: typeof key | 'text' | 'integer') =>
        sql`alter table ${sql.table(table)} add column ${sql.ref(name)} ${typeof type === 'string' ? sql.raw(type) : type}`.execute(
          db,
        );
      for (const name of ['embargo_until', 'live_started_at', 'live_ended_at']) await add('article', name, key);
      await sql`alter table article add column key_points text not null default '[]'`.execute(db);
      await add('article', 'published_revision', 'integer');
      await sql`update article set published_revision = revision where status in ('published', 'withdrawn')`.execute(
        db,
      );

      // Nothing has written live updates before.
      await sql`alter table live_update add column number integer not null default 0`.execute(db);
      await sql`alter table live_update add column text text not null default ''`.execute(db);
      await db.schema
        .createIndex('live_update_number')
        .on('live_update')
        .columns(['article_id', 'number'])
        .unique()
        .execute();
      await add('tombstone', 'lifted_at', key);

      await db.schema
        .createTable('token')
        .addColumn('id', key, (column) => column.primaryKey().notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('hash', key, (column) => column.notNull())
        .addColumn('scopes', 'text', (column) => column.notNull())
        .addColumn('created_at', key, (column) => column.notNull())
        .addColumn('last_used_at', key)
        .addColumn('revoked_at', key)
        .execute();
      await db.schema
        .createTable('preview')
        .addColumn('id', key, (column) => column.primaryKey().notNull())
        .addColumn('hash', key, (column) => column.notNull())
        .addColumn('article_id', key, (column) => column.notNull().references('article.id').onDelete('cascade'))
        .addColumn('revision', 'integer')
        .addColumn('created_by', 'text', (column) => column.notNull())
        .addColumn('created_at', key, (column) => column.notNull())
        .addColumn('expires_at', key, (column) => column.notNull())
        .addColumn('revoked_at', key)
        .execute();
      await db.schema
        .createTable('signed_request')
        .addColumn('signature', key, (column) => column.primaryKey().notNull())
        .addColumn('at', key, (column) => column.notNull())
        .execute();
    },
  };
}
