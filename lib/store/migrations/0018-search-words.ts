import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';

/** What a word is has changed: every article is put into the full text again by and by (`lib/store/backfills.ts`). */
export function searchWords(dialect: Dialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      // Of long texts, the words that the first vector has no places for.
      if (dialect === 'postgres') {
        await sql`alter table search_words add column search_more tsvector[]`.execute(db);
        await sql`alter table search_words alter column search_more set storage external`.execute(db);
      }
      await sql`insert into backfill (name) select 'search' where exists (select 1 from article)
        on conflict (name) do update set reached = null`.execute(db);
    },
  };
}
