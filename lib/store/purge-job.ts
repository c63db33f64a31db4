import { z } from 'zod';
import type { Connection } from './connection.ts';
import { addJob } from './outbox.ts';

/** The job that tells the caches before the site what changed. */
export const purgeKind = 'purge';

/**
 * Seconds that a purge waits after its write. A cache that asks again too early would be given the old page, and keep
 * it: every press looks for changes four times a second at least, and one that could not look for half a second vouches for
 * nothing.
 */
const purgeDelay = 0.5;

export const purgePayload = z.object({
  /** Visible ASCII without commas: what all of the caches take as tags. */
  tags: z.array(z.string().regex(/^[!-+\--~]+$/)),
  /** The newest change of the write: who has seen it prints what it changed anew. */
  change: z.number().int(),
  /** The caches that are still to be told, by their names; left out: all of them. */
  left: z.array(z.string()).optional(),
});
export type PurgePayload = z.infer<typeof purgePayload>;

/** The last step of a transaction that recorded changes: one job for all of its tags. */
export async function enqueuePurge(tx: Connection): Promise<void> {
  if (tx.recorded.size === 0) return;
  // Of this transaction: it holds the lock of the change log.
  const { change } = await tx.db
    .selectFrom('change')
    .select(({ fn }) => fn.max('id').as('change'))
    .executeTakeFirstOrThrow();
  const payload: PurgePayload = { tags: [...tx.recorded], change };
  await addJob(tx, purgeKind, payload, purgeDelay);
}
