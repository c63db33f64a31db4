import pg from 'pg';
import { changeChannel } from './change-log.ts';

/** An open ear for changes. */
export interface Listener {
  /** Whether it still hears; a connection that broke hears nothing, and is not mended. */
  readonly hears: boolean;
  close(): Promise<void>;
}

/**
 * Hears of changes the moment they are committed, on PostgreSQL: `LISTEN`, on a connection of its own. On SQLite there
 * is nothing to listen to, and the answer is null. Who listens must look now and then all the same: what is said while
 * a connection breaks is heard by nobody.
 */
export async function listenForChanges(databaseUrl: string, onChange: () => void): Promise<Listener | null> {
  if (databaseUrl.startsWith('file:')) return null;
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
  });
  let hears = true;
  const end = () => (hears = false);
  client.on('error', end);
  client.on('end', end);
  client.on('notification', onChange);
  try {
    await client.connect();
    await client.query(`listen ${changeChannel}`);
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  return {
    get hears() {
      return hears;
    },
    close: () => client.end().catch(() => {}),
  };
}
