import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Dialect } from './connection.ts';
import { articles } from './migrations/0001-articles.ts';
import { publication } from './migrations/0002-publication.ts';
import { logs } from './migrations/0003-logs.ts';
import { people } from './migrations/0004-people.ts';
import { fullText } from './migrations/0005-full-text.ts';
import { identity } from './migrations/0006-identity.ts';
import { desk } from './migrations/0007-desk.ts';
import { outboxDates } from './migrations/0008-outbox-dates.ts';
import { sitemaps } from './migrations/0009-sitemaps.ts';
import { redirectTable } from './migrations/0010-redirects.ts';
import { shareImages } from './migrations/0011-share-images.ts';
import { translations } from './migrations/0012-translations.ts';
import { searchIndex } from './migrations/0013-search.ts';
import { tallies } from './migrations/0014-tallies.ts';
import type { Database } from './schema.ts';

/** In order of their names. A migration that was released is never changed; add one. */
const migrations: Record<string, (dialect: Dialect) => Migration> = {
  '0001-articles': articles,
  '0002-publication': publication,
  '0003-logs': logs,
  '0004-people': people,
  '0005-full-text': fullText,
  '0006-identity': identity,
  '0007-desk': desk,
  '0008-outbox-dates': outboxDates,
  '0009-sitemaps': sitemaps,
  '0010-redirects': redirectTable,
  '0011-share-images': shareImages,
  '0012-translations': translations,
  '0013-search': searchIndex,
  '0014-tallies': tallies,
};

/** Brings the tables up to date. A second process that tries at the same time waits and finds nothing left to do. */
export async function migrate(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(Object.entries(migrations).map(([name, migration]) => [name, migration(dialect)])),
    },
  });
  // Asking first takes no lock: a start never waits for another process's long transaction.
  const known = await migrator.getMigrations();
  if (known.every(({ executedAt }) => executedAt)) return;

  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('The tables of the store could not be brought up to date', { cause: error });
}
