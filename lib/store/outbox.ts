import { sql } from 'kysely';
import type { Connection } from './connection.ts';
import { databaseNow, secondsAfter, utc } from './timestamps.ts';

/** Seconds a worker has for a job before another one may take it. */
const lease = 120;

export interface OutboxJob {
  id: number;
  kind: string;
  payload: unknown;
  /** How often it was handed out, this time included. */
  attempts: number;
}

/** Work to be done after a write: it is written with it, or not at all. Done at least once, so do it idempotently. */
export interface Outbox {
  enqueue(kind: string, payload: unknown): Promise<void>;
  /** Hands out what is due, oldest first; for two minutes no other worker gets the same. */
  due(limit: number): Promise<OutboxJob[]>;
  done(id: number): Promise<void>;
  /** @param retryAt when to try again; null gives the job up. */
  failed(id: number, error: string, retryAt: string | null): Promise<void>;
}

export function outbox(connection: Connection): Outbox {
  return {
    async enqueue(kind, payload) {
      await connection.write(async (tx) => {
        const due_at = await databaseNow(tx);
        await tx.db
          .insertInto('outbox')
          .values({ kind, payload: JSON.stringify(payload), due_at, attempts: 0, done_at: null, last_error: null })
          .execute();
      });
    },

    async due(limit) {
      // The clock asks every second: most of the time there is nothing to lock for.
      if ((await dueIds(connection, 1)).length === 0) return [];
      return connection.write(async (tx) => {
        const ids = await dueIds(tx, limit);
        if (ids.length === 0) return [];
        const rows = await tx.db
          .updateTable('outbox')
          .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
          .set({ due_at: secondsAfter(await databaseNow(tx), lease) })
          .where('id', 'in', ids)
          .returning(['id', 'kind', 'payload', 'attempts'])
          .execute();
        return rows
          .map((row) => ({ ...row, payload: JSON.parse(row.payload) as unknown }))
          .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
      });
    },

    async done(id) {
      await connection.write(async (tx) => {
        const done_at = await databaseNow(tx);
        await tx.db.updateTable('outbox').set({ done_at }).where('id', '=', id).execute();
      });
    },

    async failed(id, error, retryAt) {
      await connection.write(async (tx) => {
        const next = retryAt === null ? { done_at: await databaseNow(tx) } : { due_at: utc(retryAt) };
        await tx.db
          .updateTable('outbox')
          .set({ last_error: error, ...next })
          .where('id', '=', id)
          .execute();
      });
    },
  };
}

async function dueIds(connection: Connection, limit: number): Promise<number[]> {
  let query = connection.db
    .selectFrom('outbox')
    .select('id')
    .where('done_at', 'is', null)
    .where('due_at', '<=', await databaseNow(connection))
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit);
  // Another instance's jobs are passed over, not waited for. SQLite has one writer at a time and no such clause.
  if (connection.dialect === 'postgres' && connection.db.isTransaction)
    query = query.modifyEnd(sql`for update skip locked`);
  return (await query.execute()).map(({ id }) => id);
}
