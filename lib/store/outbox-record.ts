import type { Connection } from './connection.ts';
import { databaseNow, secondsAfter } from './timestamps.ts';

/** Failed is what was given up; what failed and is tried again is waiting. */
export type JobState = 'waiting' | 'failed' | 'done';

export interface JobRecord {
  id: number;
  kind: string;
  state: JobState;
  payload: unknown;
  attempts: number;
  createdAt: string;
  /** When it is tried next; past and future alike while it waits. */
  dueAt: string;
  /** When it was done, or given up. */
  endedAt: string | null;
  lastError: string | null;
}

/** What an operator sees of the outbox and does about it. */
export interface OutboxRecord {
  /** The newest jobs of that state. */
  jobs(state: JobState, limit: number): Promise<JobRecord[]>;
  count(): Promise<{ waiting: number; failed: number }>;
  /** Makes a job that waits or failed due now, as if it were new; says whether there is one. */
  retry(id: number): Promise<boolean>;
  /** `retry` for all that failed; says how many that were. */
  retryFailed(): Promise<number>;
  /** Deletes a job that waits or failed; says whether there was one. */
  drop(id: number): Promise<boolean>;
  /** Deletes what was done more than so many days ago. What failed stays until somebody looks at it. */
  tidy(days: number): Promise<void>;
}

export function outboxRecord(connection: Connection): OutboxRecord {
  return {
    async jobs(state, limit) {
      const ended = state === 'waiting' ? 'is' : 'is not';
      let query = connection.db.selectFrom('outbox').selectAll().where('done_at', ended, null);
      if (state !== 'waiting') query = query.where('last_error', state === 'failed' ? 'is not' : 'is', null);
      const rows = await query
        .orderBy(state === 'waiting' ? 'created_at' : 'done_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ payload, created_at, due_at, done_at, last_error, ...row }) => ({
        ...row,
        state,
        payload: JSON.parse(payload) as unknown,
        createdAt: created_at,
        dueAt: due_at,
        endedAt: done_at,
        lastError: last_error,
      }));
    },

    async count() {
      const rows = connection.db.selectFrom('outbox').select(({ fn }) => fn.countAll<number>().as('count'));
      const waiting = await rows.where('done_at', 'is', null).executeTakeFirstOrThrow();
      const failed = await rows
        .where('done_at', 'is not', null)
        .where('last_error', 'is not', null)
        .executeTakeFirstOrThrow();
      return { waiting: waiting.count, failed: failed.count };
    },

    retry: (id) =>
      connection.write(async (tx) => {
        const { numUpdatedRows } = await tx.db
          .updateTable('outbox')
          .set(await asNew(tx))
          .where('id', '=', id)
          .where((eb) => eb.or([eb('done_at', 'is', null), eb('last_error', 'is not', null)]))
          .executeTakeFirstOrThrow();
        return numUpdatedRows > 0n;
      }),

    retryFailed: () =>
      connection.write(async (tx) => {
        const { numUpdatedRows } = await tx.db
          .updateTable('outbox')
          .set(await asNew(tx))
          .where('done_at', 'is not', null)
          .where('last_error', 'is not', null)
          .executeTakeFirstOrThrow();
        return Number(numUpdatedRows);
      }),

    drop: (id) =>
      connection.write(async (tx) => {
        const { numDeletedRows } = await tx.db
          .deleteFrom('outbox')
          .where('id', '=', id)
          .where((eb) => eb.or([eb('done_at', 'is', null), eb('last_error', 'is not', null)]))
          .executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      }),

    tidy: (days) =>
      connection.write(async (tx) => {
        const before = secondsAfter(await databaseNow(tx), -days * 24 * 60 * 60);
        await tx.db.deleteFrom('outbox').where('done_at', '<', before).where('last_error', 'is', null).execute();
      }),
  };
}

/** A job is given up by its age: a new life, so a new date. */
async function asNew(tx: Connection) {
  const now = await databaseNow(tx);
  return { created_at: now, due_at: now, done_at: null, attempts: 0 };
}
