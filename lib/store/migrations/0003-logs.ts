import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';
import { countedId, keyText } from './column-types.ts';

/** The change log and the outbox. */
export function logs(dialect: Dialect): Migration {
  const key = keyText(dialect);
  return {
    async up(db: Kysely<unknown>) {
      await sql`create table change (id ${countedId(dialect)}, tag ${key} not null, at ${key} not null)`.execute(db);
      await db.schema.createIndex('change_of_tag').on('change').columns(['tag', 'id']).execute();

      await sql`create table outbox (
        id ${countedId(dialect)},
        kind ${key} not null,
        payload text not null,
        due_at ${key} not null,
        attempts integer not null,
        done_at ${key},
        last_error text
      )`.execute(db);
      await sql`create index outbox_due on outbox (due_at) where done_at is null`.execute(db);
    },
  };
}
