import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';
import { keyText } from './column-types.ts';

/** Since when a job waits, and what has been done of late. */
export function outboxDates(dialect: Dialect): Migration {
  const key = keyText(dialect);
  return {
    async up(db: Kysely<unknown>) {
      await sql`alter table outbox add column created_at ${key} not null default ''`.execute(db);
      await sql`update outbox set created_at = due_at`.execute(db);
      await sql`create index outbox_done on outbox (done_at) where done_at is not null`.execute(db);
      // The press counts every few seconds what was given up, among a week of what was done.
      await sql`create index outbox_failed on outbox (done_at) where done_at is not null and last_error is not null`.execute(
        db,
      );
    },
  };
}
