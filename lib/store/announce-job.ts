import { z } from 'zod';
import type { AnnounceKind } from '#lib/config/announce.ts';
import { feedsChanged, pagesChanged } from '#lib/news/announced-addresses.ts';
import type { Connection } from './connection.ts';
import { gatherJob } from './gather-job.ts';

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
    if (paths.length === 0) continue;
    const join = (waiting: unknown): AnnouncePayload => {
      const gathered = waiting === null ? [] : announcePayload.parse(waiting).paths;
      return { paths: [...new Set([...gathered, ...paths])] };
    };
    await gatherJob(tx, kind, join, gatherFor[kind]);
  }
}
