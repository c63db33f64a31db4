import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The desk lists articles of every status, the ones last worked on first. */
export const deskList = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await sql`create index article_modified on article (modified_at, id)`.execute(db);
    await sql`create index article_modified_of_status on article (status, modified_at, id)`.execute(db);
  },
});
