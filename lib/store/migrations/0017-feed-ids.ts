import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';
import { keyText } from './column-types.ts';

/** What identifies an article in feeds. Of those that are there already it is their address: `lib/store/feed-ids.ts`. */
export function feedIds(dialect: Dialect): Migration {
  const key = keyText(dialect);
  return {
    async up(db: Kysely<unknown>) {
      await sql`alter table article add column feed_id ${key}`.execute(db);
      await sql`create index article_feed_id on article (feed_id) where feed_id is not null`.execute(db);
    },
  };
}
