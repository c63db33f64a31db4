import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';
import { keepTally } from './0014-tallies.ts';

/** What an article says of itself besides what every article says; series, and stories whose original stands elsewhere. */
export function articleDetails(dialect: Dialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await sql`alter table article add column details text not null default '{}'`.execute(db);
      await sql`alter table article add column series text`.execute(db);
      await sql`alter table article add column series_part integer`.execute(db);
      await sql`alter table article add column canonical_url text`.execute(db);
      await sql`create index article_of_series on article (series, series_part, published_at, id)
        where status = 'published' and series is not null`.execute(db);
      // They are in no sitemap; those are counted by month and section.
      await keepTally(db, dialect, {
        name: 'elsewhere',
        table: 'article',
        columns: 'status, section, published_at, canonical_url',
        lists: (row) => [`'elsewhere:' || substr(${row}.published_at, 1, 7) || ':' || ${row}.section`],
        isListed: (row) => `${row}.status = 'published' and ${row}.canonical_url is not null`,
      });
    },
  };
}
