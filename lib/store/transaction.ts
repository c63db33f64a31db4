import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import type { Connection, Dialect } from './connection.ts';
import type { Database } from './schema.ts';

/** The same database in three ways: a search can hold up neither readers nor writers. */
export interface Databases {
  dialect: Dialect;
  reads: Kysely<Database>;
  writes: Kysely<Database>;
  searches: Kysely<Database>;
}

interface OpenTransaction {
  connection: Connection;
  ended: boolean;
  failure: { error: unknown } | null;
}

/**
 * Joins the place of reading and the place of writing to one connection whose transactions do not nest.
 *
 * @param firstStep what each transaction does before anything else: it may refuse the whole
 * @param lastStep what each transaction does before it ends well, as a part of it
 */
export function connect(
  { dialect, reads, writes, searches }: Databases,
  firstStep: (tx: Connection) => Promise<void>,
  lastStep: (tx: Connection) => Promise<void>,
): Connection {
  // Known to everything the work calls: a write through the outer store would otherwise wait for itself for ever.
  const current = new AsyncLocalStorage<OpenTransaction>();

  const write = async <T>(work: (tx: Connection) => Promise<T>): Promise<T> => {
    const open = current.getStore();
    if (open && !open.ended) return join(open, work);

    return writes.transaction().execute(async (db) => {
      const connection: Connection = { dialect, db, searches: db, write, recorded: new Set() };
      const opened: OpenTransaction = { connection, ended: false, failure: null };
      try {
        await firstStep(connection);
        const result = await current.run(opened, () => work(connection));
        if (opened.failure) throw opened.failure.error;
        await lastStep(connection);
        return result;
      } finally {
        opened.ended = true;
      }
    });
  };

  return { dialect, db: reads, searches, write, recorded: new Set() };
}

/** A part that failed half way may have written the other half: the whole must not be kept then. */
async function join<T>(open: OpenTransaction, work: (tx: Connection) => Promise<T>): Promise<T> {
  try {
    return await work(open.connection);
  } catch (error) {
    open.failure ??= { error };
    throw error;
  }
}
