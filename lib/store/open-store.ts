import { randomUUID } from 'node:crypto';
import { Kysely } from 'kysely';
import { readEnv, type Env } from '#lib/config/env.ts';
import type { AnnounceKind } from '#lib/config/announce.ts';
import { enqueueAnnouncements } from './announce-job.ts';
import { archive } from './archive.ts';
import { articleStore } from './articles.ts';
import { authorStore } from './authors.ts';
import { backfills } from './backfills.ts';
import { changeLog } from './change-log.ts';
import { classificationStore } from './classification.ts';
import type { Connection } from './connection.ts';
import { deskArticles } from './desk-article.ts';
import { catalogue } from './catalogue.ts';
import { housekeeping } from './housekeeping.ts';
import { liveUpdates } from './live-updates.ts';
import { mediaStore } from './media.ts';
import { migrate, newestMigration } from './migrate.ts';
import { checkBuild } from './oldest-build.ts';
import { outbox } from './outbox.ts';
import { pageStore } from './pages.ts';
import { pictureUses } from './picture-uses.ts';
import { openPostgres, type PoolOptions } from './postgres-dialect.ts';
import { previews } from './previews.ts';
import { enqueuePurge } from './purge-job.ts';
import { readersPatience } from './query-timeout.ts';
import { ReadOnly } from './read-only.ts';
import { redirects } from './redirects.ts';
import type { Database } from './schema.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { NodeSqliteDialect, openSqlite, sqlitePath } from './sqlite-dialect.ts';
import { SqliteSearches } from './sqlite-searches.ts';
import { enqueueShareImages } from './share-image-job.ts';
import { shareImages as shareImageStore } from './share-images.ts';
import { signedRequests } from './signed-requests.ts';
import type { Store } from './store.ts';
import { subscribers } from './subscribers.ts';
import { addUpTallies } from './tallies.ts';
import { databaseNow } from './timestamps.ts';
import { tokens } from './tokens.ts';
import { tombstones } from './tombstones.ts';
import { connect, type Databases } from './transaction.ts';

/** What each write leaves to be done; by default what the environment asks for. A writer need not know, and so none can forget. */
export interface Leaves {
  /** A job to purge what it changed: where there is a cache to be told. */
  purges?: boolean;
  /** A job to draw the share images of what it changed. */
  shareImages?: boolean;
  /** Jobs to announce what it changed. */
  announces?: readonly AnnounceKind[];
}

/**
 * Opens the store and brings its tables up to date; safe when several processes start at once.
 *
 * @param databaseUrl `file:./var/broadsheet.db` (SQLite, made with its folder if need be) or `postgres://…`
 * @param readsEndAfter milliseconds after which PostgreSQL gives up a read outside a transaction; SQLite's are short
 */
export async function openStore(
  databaseUrl: string,
  leaves: Leaves = {},
  readsEndAfter: number | null = null,
): Promise<Store> {
  const { purges, shareImages, announces } = { ...leavesOf(readEnv()), ...leaves };
  const databases = await openDatabases(databaseUrl, readsEndAfter);
  const { dialect, reads, writes, searches } = databases;
  const close = async () => {
    for (const database of [reads, searches, writes]) await database.destroy();
  };
  try {
    await migrate(writes, dialect);
    const identity = await reads.selectFrom('identity').select('id').executeTakeFirstOrThrow();
    // A newer build may have come while this one runs: then it writes no more.
    const firstStep = (tx: Connection) => checkBuild(tx.db, newestMigration);
    const lastStep = async (tx: Connection) => {
      // What no reader learns of is counted nowhere.
      if (tx.recorded.size > 0) await addUpTallies(tx);
      if (purges) await enqueuePurge(tx);
      if (shareImages) await enqueueShareImages(tx);
      await enqueueAnnouncements(tx, announces);
    };
    return storeOver(
      connect({ ...databases, reads: reads.withPlugin(new ReadOnly()) }, firstStep, lastStep),
      identity,
      close,
    );
  } catch (error) {
    await close();
    throw error;
  }
}

/** What this environment asks for. */
export function leavesOf({ purgeTargets, shareImages, announceTargets }: Env): Required<Leaves> {
  const announces = [...new Set(announceTargets.map(({ kind }) => kind))];
  return { purges: purgeTargets.length > 0, shareImages, announces };
}

async function openDatabases(databaseUrl: string, readsEndAfter: number | null): Promise<Databases> {
  if (!databaseUrl.startsWith('file:')) {
    // Apart: writers who wait for one another leave readers their connections, and so does a search.
    const pool = (options: PoolOptions) => new Kysely<Database>({ dialect: openPostgres(databaseUrl, options) });
    return {
      dialect: 'postgres',
      reads: pool({ max: 7, endAfter: readsEndAfter }),
      writes: pool({ max: 3 }),
      searches: pool({ max: 1, endAfter: readersPatience, indexesOnly: true }),
    };
  }
  // Connections of their own to the one file: readers never wait for a write transaction of the same process.
  const path = sqlitePath(databaseUrl);
  const writes = new Kysely<Database>({ dialect: new NodeSqliteDialect(await openSqlite(path, 'write')) });
  const reads = new Kysely<Database>({ dialect: new NodeSqliteDialect(await openSqlite(path, 'read')) });
  const searches = new Kysely<Database>({ dialect: new SqliteSearches(path, readersPatience) });
  return { dialect: 'sqlite', reads, writes, searches };
}

function storeOver(connection: Connection, identity: { id: string }, close: () => Promise<void>): Store {
  return {
    dialect: connection.dialect,
    get id() {
      return identity.id;
    },
    async renewIdentity() {
      const id = randomUUID();
      await connection.write((tx) => tx.db.updateTable('identity').set({ id }).execute());
      identity.id = id;
    },
    db: connection.db,
    articles: articleStore(connection),
    catalogue: catalogue(connection),
    archive: archive(connection),
    desk: deskArticles(connection),
    live: liveUpdates(connection),
    sections: classificationStore(connection, 'section'),
    topics: classificationStore(connection, 'topic'),
    authors: authorStore(connection),
    pages: pageStore(connection),
    media: mediaStore(connection),
    pictureUses: pictureUses(connection),
    shareImages: shareImageStore(connection),
    settings: settings(connection),
    changes: changeLog(connection),
    outbox: outbox(connection),
    subscribers: subscribers(connection),
    redirects: redirects(connection),
    tombstones: tombstones(connection),
    tokens: tokens(connection),
    previews: previews(connection),
    signedRequests: signedRequests(connection),
    search: search(connection),
    backfills: backfills(connection),
    housekeeping: housekeeping(connection),
    transaction: (work) => connection.write((tx) => work(storeOver(tx, identity, close))),
    now: () => databaseNow(connection),
    close,
  };
}
