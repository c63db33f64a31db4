import { z } from 'zod';
import type { Connection } from './connection.ts';
import { gatherJob } from './gather-job.ts';
import { addJob } from './outbox.ts';

/** The job that draws the share images of what changed. */
export const shareImageKind = 'share-images';

export const shareImagePayload = z.object({
  /** Tags of what changed, as far as it has a share image. */
  tags: z.array(z.string()),
});

/** The job that draws what is missing of everything, some articles at a time, newest first. */
export const allShareImagesKind = 'all-share-images';

export const allShareImagesPayload = z.object({
  /** The last article that was looked at. */
  behind: z.object({ publishedAt: z.string(), id: z.string() }).nullable(),
});

/**
 * Has everything looked at, from the newest article on. Where that is going on already it begins anew: however many ask,
 * and however often a job that asks is tried again, one walk is made.
 */
export async function enqueueAllShareImages(connection: Connection): Promise<void> {
  await connection.write(async (tx) => {
    const payload = JSON.stringify({ behind: null } satisfies z.infer<typeof allShareImagesPayload>);
    const { numUpdatedRows } = await tx.db
      .updateTable('outbox')
      .set({ payload })
      .where('kind', '=', allShareImagesKind)
      .where('done_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) await addJob(tx, allShareImagesKind, { behind: null });
  });
}

/** Seconds that readers have first: what shows the story is printed meanwhile, and of several edits the last one is drawn. */
const gatherFor = 2;

const drawn = /^(?:article|section|author|byline):|^publication$/;

/** The last step of a transaction that recorded changes: one job for all that may look different now. */
export async function enqueueShareImages(tx: Connection): Promise<void> {
  const tags = [...tx.recorded].filter((tag) => drawn.test(tag));
  if (tags.length === 0) return;
  const join = (waiting: unknown): z.infer<typeof shareImagePayload> => {
    const gathered = waiting === null ? [] : shareImagePayload.parse(waiting).tags;
    return { tags: [...new Set([...gathered, ...tags])] };
  };
  await gatherJob(tx, shareImageKind, join, gatherFor);
}
