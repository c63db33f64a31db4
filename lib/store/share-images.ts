import { enqueueAllShareImages } from './share-image-job.ts';
import { createHash } from 'node:crypto';
import type { ShareDesign } from '#lib/news/share-design.ts';
import { tags } from '#lib/news/tags.ts';
import { lockChanges, recordChanges } from './change-log.ts';
import type { Connection } from './connection.ts';
import { databaseNow, secondsAfter } from './timestamps.ts';

/** Raise it when what a design shows would look different: every image is then drawn anew. */
const revision = 1;
/** Seconds for which what was replaced stays: a platform may have read the page a moment before. */
const grace = 24 * 60 * 60;
/** Seconds for which it is known that a file is gone, so that each instance removes its own. */
const remembered = 7 * 24 * 60 * 60;

/** Hexadecimal digits of the hash in an address: 96 bits, as those of pictures have. */
const addressLength = 24;

/** Path of the file that shows this: another design has another. */
export function shareImageUrl(design: ShareDesign): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([revision, design]))
    .digest('hex');
  return `/media/share.${hash.slice(0, addressLength)}/1200x630.jpeg`;
}

/** Which share images are there. A page names one only when it is. */
export interface ShareImages {
  /** Of a transaction: nobody withdraws or changes anything before it ends. */
  lock(): Promise<void>;
  /** The path of the image that shows this, or null while there is none. */
  find(design: ShareDesign): Promise<string | null>;
  /** Those of these that no page can name yet. */
  missing(designs: readonly ShareDesign[]): Promise<ShareDesign[]>;
  /** Says that files are there; what showed the same subjects before goes in a day. The pages concerned are old then. */
  register(designs: readonly ShareDesign[]): Promise<void>;
  /** Says that there is nothing any more that these subjects' images could show: they go now. */
  retire(subjects: readonly string[]): Promise<void>;
  /** Has the press look, newest first, at what of everything has no image yet. */
  lookAtAll(): Promise<void>;
  /** The files that have to be gone by now, and since when. */
  gone(): Promise<{ url: string; since: string }[]>;
}

export function shareImages(connection: Connection): ShareImages {
  return {
    lock: () => connection.write(lockChanges),

    async find(design) {
      const [missing] = await missingOf(connection, [design]);
      return missing ? null : shareImageUrl(design);
    },

    missing: (designs) => missingOf(connection, designs),
    lookAtAll: () => enqueueAllShareImages(connection),

    async register(designs) {
      if (designs.length === 0) return;
      await connection.write(async (tx) => {
        await lockChanges(tx);
        const fresh = await missingOf(tx, designs);
        if (fresh.length === 0) return;
        const subjects = fresh.map(({ of }) => of);
        await removeAt(tx, subjects, secondsAfter(await databaseNow(tx), grace));
        await tx.db
          .insertInto('share_image')
          .values(fresh.map((design) => ({ url: shareImageUrl(design), subject: design.of, remove_at: null })))
          .onConflict((conflict) => conflict.column('url').doUpdateSet({ remove_at: null }))
          .execute();
        await recordChanges(tx, subjects.map(tags.shareImage));
      });
    },

    async retire(subjects) {
      if (subjects.length > 0) await connection.write((tx) => retireShareImages(tx, subjects));
    },

    async gone() {
      const now = await databaseNow(connection);
      return connection.db
        .selectFrom('share_image')
        .select(({ ref }) => ['url', ref('remove_at').$notNull().as('since')])
        .where('remove_at', '<=', now)
        .where('remove_at', '>', secondsAfter(now, -remembered))
        .execute();
    },
  };
}

/** `ShareImages.retire` for a transaction that is open already: what is withdrawn must not be readable in its image. */
export async function retireShareImages(tx: Connection, subjects: readonly string[]): Promise<void> {
  const now = await databaseNow(tx);
  await removeAt(tx, subjects, now);
  await tx.db.deleteFrom('share_image').where('remove_at', '<', secondsAfter(now, -remembered)).execute();
}

async function removeAt(tx: Connection, subjects: readonly string[], at: string): Promise<void> {
  await tx.db
    .updateTable('share_image')
    .set({ remove_at: at })
    .where('subject', 'in', [...new Set(subjects)])
    // What goes sooner, goes sooner.
    .where((eb) => eb.or([eb('remove_at', 'is', null), eb('remove_at', '>', at)]))
    .execute();
}

async function missingOf({ db }: Connection, designs: readonly ShareDesign[]): Promise<ShareDesign[]> {
  if (designs.length === 0) return [];
  const byUrl = new Map(designs.map((design) => [shareImageUrl(design), design]));
  const rows = await db
    .selectFrom('share_image')
    .select('url')
    .where('url', 'in', [...byUrl.keys()])
    .where('remove_at', 'is', null)
    .execute();
  rows.forEach(({ url }) => byUrl.delete(url));
  return [...byUrl.values()];
}
