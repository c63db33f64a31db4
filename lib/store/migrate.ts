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
import { oldestBuild } from './migrations/0015-oldest-build.ts';
import { pictureUses } from './migrations/0016-picture-uses.ts';
import { feedIds } from './migrations/0017-feed-ids.ts';
import { searchWords } from './migrations/0018-search-words.ts';
import { deskList } from './migrations/0019-desk-list.ts';
import { articleDetails } from './migrations/0021-article-details.ts';
import { checkBuild, raiseOldestBuild } from './oldest-build.ts';
import type { Database } from './schema.ts';

/**
 * In order of their names. A migration that was released is never changed; add one.
 *
 * Each is short, since nobody writes meanwhile: it adds tables, columns and indexes, and what has to be worked out for every
 * article is left to `backfills.ts`. What nothing uses any more is removed a release later.
 */
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
  '0015-oldest-build': oldestBuild,
  '0016-picture-uses': pictureUses,
  '0017-feed-ids': feedIds,
  '0018-search-words': searchWords,
  '0019-desk-list': deskList,
  '0021-article-details': articleDetails,
};

/** What this build knows. */
export const newestMigration = Object.keys(migrations).at(-1)!;

/**
 * A build that does not know this one would get something wrong: the pictures of what it publishes would not be shown.
 * Raise it with a migration after which older builds must stop.
 */
const oldestAllowed = '0016-picture-uses';

/**
 * Brings the tables up to date. A second process that tries at the same time waits and finds nothing left to do.
 *
 * @throws BuildTooOld when a newer build has changed the store so that this one may not use it
 */
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
  if (known.every(({ executedAt }) => executedAt)) return checkBuild(db, newestMigration);

  // Each in a transaction of its own: who publishes meanwhile waits for one of them at most.
  for (let left = true; left;) {
    const { error, results } = await migrator.migrateUp();
    if (error) throw new Error('The tables of the store could not be brought up to date', { cause: error });
    left = (results ?? []).length > 0;
  }
  await checkBuild(db, newestMigration);
  await raiseOldestBuild(db, oldestAllowed);
}
