import { sql } from 'kysely';
import type { Connection } from './connection.ts';
import { outboxRecord, type OutboxRecord } from './outbox-record.ts';
import { databaseNow, secondsAfter } from './timestamps.ts';

/** Seconds a worker has for a job before another one may take it. */
const lease = 120;

export interface OutboxJob {
  id: number;
  kind: string;
  payload: unknown;
  /** How often it was handed out, this time included. */
  attempts: number;
  /** ISO 8601, UTC. */
  createdAt: string;
}

export interface Failure {
  /** For the operator; it holds no secret. */
  error: string;
  /** Seconds after which to try again; null gives the job up. */
  retryIn: number | null;
  /** What is left to be done, where a part of it was. */
  payload?: unknown;
}

/** Work to be done after a write: it is written with it, or not at all. Done at least once, so do it idempotently. */
export interface Outbox extends OutboxRecord {
  enqueue(kind: string, payload: unknown): Promise<void>;
  /**
   * Hands out what is due, oldest first; for two minutes no other worker gets the same.
   *
   * @param kinds what the worker knows how to do; left out: everything
   */
  due(limit: number, kinds?: readonly string[]): Promise<OutboxJob[]>;
  done(id: number): Promise<void>;
  /** Says why it could not be done. A job that another worker has done meanwhile stays done. */
  failed(id: number, failure: Failure): Promise<void>;
}

export function outbox(connection: Connection): Outbox {
  return {
    ...outboxRecord(connection),

    enqueue: (kind, payload) => connection.write((tx) => addJob(tx, kind, payload)),

    async due(limit, kinds) {
      // Workers ask several times a second: most of the time there is nothing to lock for.
      if ((await dueIds(connection, 1, kinds)).length === 0) return [];
      return connection.write(async (tx) => {
        const ids = await dueIds(tx, limit, kinds);
        if (ids.length === 0) return [];
        const rows = await tx.db
          .updateTable('outbox')
          .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
          .set({ due_at: secondsAfter(await databaseNow(tx), lease) })
          .where('id', 'in', ids)
          .returning(['id', 'kind', 'payload', 'attempts', 'created_at as createdAt'])
          .execute();
        return rows
          .map((row) => ({ ...row, payload: JSON.parse(row.payload) as unknown }))
          .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
      });
    },

    async done(id) {
      await connection.write(async (tx) => {
        const done_at = await databaseNow(tx);
        await tx.db
          .updateTable('outbox')
          .set({ done_at, last_error: null })
          .where('id', '=', id)
          .where('done_at', 'is', null)
          .execute();
      });
    },

    async failed(id, { error, retryIn, payload }) {
      await connection.write(async (tx) => {
        const now = await databaseNow(tx);
        await tx.db
          .updateTable('outbox')
          .set({
            last_error: error,
            ...(retryIn === null ? { done_at: now } : { due_at: secondsAfter(now, retryIn) }),
            ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }),
          })
          .where('id', '=', id)
          .where('done_at', 'is', null)
          .execute();
      });
    },
  };
}

/** `Outbox.enqueue` for a transaction that is open already. */
export async function addJob(tx: Connection, kind: string, payload: unknown, inSeconds = 0): Promise<void> {
  const created_at = await databaseNow(tx);
  await tx.db
    .insertInto('outbox')
    .values({
      kind,
      payload: JSON.stringify(payload),
      created_at,
      due_at: secondsAfter(created_at, inSeconds),
      attempts: 0,
      done_at: null,
      last_error: null,
    })
    .execute();
}

async function dueIds(connection: Connection, limit: number, kinds?: readonly string[]): Promise<number[]> {
  let query = connection.db
    .selectFrom('outbox')
    .select('id')
    .where('done_at', 'is', null)
    .where('due_at', '<=', await databaseNow(connection))
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit);
  if (kinds) query = query.where('kind', 'in', kinds);
  // Another instance's jobs are passed over, not waited for. SQLite has one writer at a time and no such clause.
  if (connection.dialect === 'postgres' && connection.db.isTransaction)
    query = query.modifyEnd(sql`for update skip locked`);
  return (await query.execute()).map(({ id }) => id);
}
