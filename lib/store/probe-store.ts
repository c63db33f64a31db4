import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { sqlitePath } from './sqlite-dialect.ts';

/**
 * Asks the store from outside whether it can be read: opened anew, since a connection that is open already reads on from
 * a file that is gone or broken.
 *
 * @throws an error that says what is wrong with it
 */
export async function probeStore(databaseUrl: string): Promise<void> {
  if (databaseUrl.startsWith('file:')) probeSqlite(sqlitePath(databaseUrl));
  else await probePostgres(databaseUrl);
}

function probeSqlite(path: string): void {
  if (!existsSync(path)) throw new Error(`The store ${path} is not there`);
  const database = new DatabaseSync(path, { readOnly: true, timeout: 1000 });
  try {
    database.prepare('select max(id) from change').get();
  } finally {
    database.close();
  }
}

async function probePostgres(databaseUrl: string): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 2000,
    query_timeout: 2000,
  });
  try {
    await client.connect();
    await client.query('select max(id) from change');
  } finally {
    await client.end().catch(() => {});
  }
}
