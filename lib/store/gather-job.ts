import type { Connection } from './connection.ts';
import { addJob } from './outbox.ts';
import { databaseNow } from './timestamps.ts';

/**
 * Adds a job that waits, and takes in what changes meanwhile: joined to one of its kind that waits still, where there is
 * one. Who records changes holds their lock, so nobody else joins it at the same time.
 *
 * @param join what is to be done for both, given what waits already, or null
 * @param seconds how long a new one waits
 */
export async function gatherJob(
  tx: Connection,
  kind: string,
  join: (waiting: unknown) => object,
  seconds: number,
): Promise<void> {
  const waiting = await tx.db
    .selectFrom('outbox')
    .select(['id', 'payload'])
    .where('kind', '=', kind)
    .where('done_at', 'is', null)
    .where('attempts', '=', 0)
    .where('due_at', '>', await databaseNow(tx))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (waiting) {
    const { numUpdatedRows } = await tx.db
      .updateTable('outbox')
      .set({ payload: JSON.stringify(join(JSON.parse(waiting.payload))) })
      .where('id', '=', waiting.id)
      // A worker may have taken it this very moment.
      .where('attempts', '=', 0)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n) return;
  }
  await addJob(tx, kind, join(null), seconds);
}
