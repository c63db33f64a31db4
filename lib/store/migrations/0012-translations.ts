import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where an article stands in other languages. */
export const translations = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await sql`alter table article add column translations text not null default '{}'`.execute(db);
  },
});
