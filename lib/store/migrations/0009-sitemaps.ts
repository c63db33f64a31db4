import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Which months have articles, how many, and what changed last: read from one index, however many articles there are. */
export function sitemaps(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await sql`create index article_of_month
        on article (substr(published_at, 1, 7), coalesce(updated_at, published_at))
        where status = 'published'`.execute(db);
    },
  };
}
