import { randomUUID } from 'node:crypto';
import { Kysely } from 'kysely';
import { readEnv, type Env } from '#lib/config/env.ts';
import type { AnnounceKind } from '#lib/config/announce.ts';
import { enqueueAnnouncements } from './announce-job.ts';
import { articleStore } from './articles.ts';
import { authorStore } from './authors.ts';
import { changeLog } from './change-log.ts';
import { classificationStore } from './classification.ts';
import type { Connection, Dialect } from './connection.ts';
import { deskArticles } from './desk-article.ts';
import { catalogue } from './catalogue.ts';
import { liveUpdates } from './live-updates.ts';
import { mediaStore } from './media.ts';
import { migrate } from './migrate.ts';
import { outbox } from './outbox.ts';
import { pageStore } from './pages.ts';
import { openPostgres } from './postgres-dialect.ts';
import { previews } from './previews.ts';
import { enqueuePurge } from './purge-job.ts';
import { ReadOnly } from './read-only.ts';
import { redirects } from './redirects.ts';
import type { Database } from './schema.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { NodeSqliteDialect, openSqlite, sqlitePath } from './sqlite-dialect.ts';
import { enqueueShareImages } from './share-image-job.ts';
import { shareImages as shareImageStore } from './share-images.ts';
import { signedRequests } from './signed-requests.ts';
import type { Store } from './store.ts';
import { subscribers } from './subscribers.ts';
import { databaseNow } from './timestamps.ts';
import { tokens } from './tokens.ts';
import { tombstones } from './tombstones.ts';
import { connect } from './transaction.ts';

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
 */
export async function openStore(databaseUrl: string, leaves: Leaves = {}): Promise<Store> {
  const { purges, shareImages, announces } = { ...leavesOf(readEnv()), ...leaves };
  const { dialect, reads, writes } = await openDatabases(databaseUrl);
  const close = async () => {
    await reads.destroy();
    if (writes !== reads) await writes.destroy();
  };
  try {
    await migrate(writes, dialect);
    const identity = await reads.selectFrom('identity').select('id').executeTakeFirstOrThrow();
    const lastStep = async (tx: Connection) => {
      if (purges) await enqueuePurge(tx);
      if (shareImages) await enqueueShareImages(tx);
      await enqueueAnnouncements(tx, announces);
    };
    return storeOver(connect(dialect, reads.withPlugin(new ReadOnly()), writes, lastStep), identity, close);
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

interface Databases {
  dialect: Dialect;
  reads: Kysely<Database>;
  writes: Kysely<Database>;
}

async function openDatabases(databaseUrl: string): Promise<Databases> {
  if (!databaseUrl.startsWith('file:')) {
    // Apart: writers who wait for one another leave readers their connections.
    const pool = (max: number) => new Kysely<Database>({ dialect: openPostgres(databaseUrl, max) });
    return { dialect: 'postgres', reads: pool(7), writes: pool(3) };
  }
  // Two connections to the one file: readers never wait for a write transaction of the same process.
  const path = sqlitePath(databaseUrl);
  const writes = new Kysely<Database>({ dialect: new NodeSqliteDialect(await openSqlite(path, 'write')) });
  const reads = new Kysely<Database>({ dialect: new NodeSqliteDialect(await openSqlite(path, 'read')) });
  return { dialect: 'sqlite', reads, writes };
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
    desk: deskArticles(connection),
    live: liveUpdates(connection),
    sections: classificationStore(connection, 'section'),
    topics: classificationStore(connection, 'topic'),
    authors: authorStore(connection),
    pages: pageStore(connection),
    media: mediaStore(connection),
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
    transaction: (work) => connection.write((tx) => work(storeOver(tx, identity, close))),
    now: () => databaseNow(connection),
    close,
  };
}
