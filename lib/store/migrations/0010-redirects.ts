import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';
import { keyText } from './column-types.ts';

/** What `content/redirects.yaml` says, and which old addresses are told apart by their query. */
export function redirectTable(dialect: Dialect): Migration {
  const key = keyText(dialect);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('redirect')
        .addColumn('address', key, (column) => column.primaryKey().notNull())
        .addColumn('target', 'text', (column) => column.notNull())
        .execute();
      await sql`alter table slug_history add column has_query integer not null default 0`.execute(db);
      // The press reads them all whenever one changes; most old addresses have none.
      await sql`create index slug_history_with_query on slug_history (path) where has_query = 1`.execute(db);
    },
  };
}
