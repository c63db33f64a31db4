import { z } from 'zod';
import type { AnnounceKind } from '#lib/config/announce.ts';
import { feedsChanged, pagesChanged } from '#lib/news/announced-addresses.ts';
import type { Connection } from './connection.ts';
import { addJob } from './outbox.ts';
import { databaseNow } from './timestamps.ts';

export const announcePayload = z.object({
  /** Paths of what changed: feeds for `websub`, pages for `indexnow`. */
  paths: z.array(z.string()),
  /** Those who are still to be told, by their names; left out: all of them. */
  left: z.array(z.string()).optional(),
});
export type AnnouncePayload = z.infer<typeof announcePayload>;

const changed = { websub: feedsChanged, indexnow: pagesChanged };

/**
 * Seconds that an announcement waits, and takes in what changes meanwhile: a hub asks for a feed as soon as it is told,
 * and what was just purged should have gone; search engines want to hear of a page once, not of each edit.
 */
const gatherFor = { websub: 3, indexnow: 60 };

/** The last step of a transaction that recorded changes: what is to be announced of them. */
export async function enqueueAnnouncements(tx: Connection, kinds: readonly AnnounceKind[]): Promise<void> {
  if (tx.recorded.size === 0) return;
  for (const kind of kinds) {
    const paths = changed[kind]([...tx.recorded]);
    if (paths.length > 0 && !(await joinsWaiting(tx, kind, paths))) {
      await addJob(tx, kind, { paths } satisfies AnnouncePayload, gatherFor[kind]);
    }
  }
}

/** Adds to the announcement that is being gathered, if one is. Who records changes holds their lock, so nobody else does. */
async function joinsWaiting(tx: Connection, kind: AnnounceKind, paths: readonly string[]): Promise<boolean> {
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
  if (!waiting) return false;
  const gathered = announcePayload.parse(JSON.parse(waiting.payload)).paths;
  const { numUpdatedRows } = await tx.db
    .updateTable('outbox')
    .set({ payload: JSON.stringify({ paths: [...new Set([...gathered, ...paths])] } satisfies AnnouncePayload) })
    .where('id', '=', waiting.id)
    // A worker may have taken it this very moment.
    .where('attempts', '=', 0)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
