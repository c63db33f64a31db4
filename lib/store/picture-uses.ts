import type { Picture } from '#lib/news/picture.ts';
import { tags } from '#lib/news/tags.ts';
import { lockChanges, recordChanges } from './change-log.ts';
import type { Connection } from './connection.ts';
import { databaseNow } from './timestamps.ts';

/** `public`: readers see it somewhere. `unseen`: a draft or a withdrawn story uses it, or nothing does. `unknown`: there is no such picture. */
export type PictureState = 'public' | 'unseen' | 'unknown';

/** Which pictures readers may see. It is kept with every write, so asking costs one look into an index. */
export interface PictureUses {
  /** @param bases see `PictureFile.base` */
  statesOf(bases: readonly string[]): Promise<Map<string, PictureState>>;
  /** Whether a live update of this article shows the picture, be the article before readers or not. */
  isInUpdate(articleId: string, base: string): Promise<boolean>;
  /**
   * Keeps a picture that was sent to the desk until it is wanted; one sent under the same name takes its place.
   *
   * @returns how many are kept so, at most one more than `most`: then it was not
   */
  keepSent(src: string, base: string, most: number): Promise<number>;
  /** Of a transaction: nobody publishes or withdraws anything before it ends. */
  lock(): Promise<void>;
  /** Whether all uses are known; until then nothing may be taken for unused. */
  areComplete(): Promise<boolean>;
}

/** Who uses a picture, and in which part of what readers see of it. */
export interface PictureUser {
  /** e.g. `article:<id>`, `author:mara-lindqvist` */
  user: string;
  part: string;
}

/** The text and picture of something, as it is before readers or would be. */
export const textPart = 'text';
/** A revision that readers do not see yet, of something that they do see. */
export const waitingPart = 'waiting';
/** Uses what was sent to the desk, by the name it was given. */
const sentUser = 'sent';
const updateParts = 'update:';
export const updatePart = (number: number) => `${updateParts}${number}`;

export function pictureUses(connection: Connection): PictureUses {
  return {
    async statesOf(bases) {
      const states = new Map<string, PictureState>(bases.map((base) => [base, 'unknown']));
      if (bases.length === 0) return states;
      const { db } = connection;
      const known = await db.selectFrom('media').select('base').where('base', 'in', bases).execute();
      for (const { base } of known) states.set(base, 'unseen');
      for (const base of await publicOf(connection, bases)) states.set(base, 'public');
      return states;
    },
    async isInUpdate(articleId, base) {
      const row = await connection.db
        .selectFrom('picture_use')
        .select('part')
        .where('used_by', '=', `article:${articleId}`)
        .where('base', '=', base)
        .where('part', 'like', `${updateParts}%`)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    keepSent: (src, base, most) =>
      connection.write(async (tx) => {
        await lockChanges(tx);
        const others = await tx.db
          .selectFrom('picture_use')
          .select('part')
          .where('used_by', '=', sentUser)
          .where('part', '!=', src)
          .limit(most)
          .execute();
        if (others.length < most) await noteUses(tx, { user: sentUser, part: src }, [base], false);
        return others.length + 1;
      }),
    lock: () => connection.write(lockChanges),
    async areComplete() {
      const { db } = connection;
      const row = await db.selectFrom('backfill').select('name').where('name', '=', 'pictures').executeTakeFirst();
      return row === undefined;
    },
  };
}

/** The pictures of an article, author or page: the one at its head and those in its text. */
export function picturesOf(image: Picture | null, html: string): string[] {
  const inText = Array.from(html.matchAll(/\/media\/[\w.-]+(?=\/)/g), ([base]) => base);
  return [...new Set([...(image ? [image.file.base] : []), ...inText])];
}

/**
 * Notes which pictures this part uses from now on; they take the place of those it used before.
 *
 * @returns those that readers do not see any more
 */
export async function noteUses(
  tx: Connection,
  { user, part }: PictureUser,
  bases: readonly string[],
  isPublic: boolean,
): Promise<string[]> {
  const is_public = isPublic ? 1 : 0;
  const before = await tx.db
    .selectFrom('picture_use')
    .select(['base', 'is_public'])
    .where('used_by', '=', user)
    .where('part', '=', part)
    .execute();
  const isSame =
    before.length === bases.length && before.every((use) => bases.includes(use.base) && use.is_public === is_public);
  if (isSame) return [];
  const touched = [...new Set([...before.map(({ base }) => base), ...bases])];
  return changing(tx, touched, async () => {
    await tx.db.deleteFrom('picture_use').where('used_by', '=', user).where('part', '=', part).execute();
    const rows = bases.map((base) => ({ used_by: user, part, base, is_public }));
    if (rows.length > 0) await tx.db.insertInto('picture_use').values(rows).execute();
  });
}

/** Says that readers see all that this user shows from now on, or nothing of it; what waits stays unseen. */
export async function showUses(tx: Connection, user: string, isPublic: boolean): Promise<void> {
  const rows = await usesOf(tx, user);
  const is_public = isPublic ? 1 : 0;
  const touched = rows.filter((use) => use.part !== waitingPart && use.is_public !== is_public);
  if (touched.length === 0) return;
  await changing(tx, basesOf(touched), () =>
    tx.db
      .updateTable('picture_use')
      .set({ is_public })
      .where('used_by', '=', user)
      .where('part', '!=', waitingPart)
      .execute(),
  );
}

/** This user is gone. */
export async function dropUses(tx: Connection, user: string): Promise<void> {
  const rows = await usesOf(tx, user);
  if (rows.length === 0) return;
  await changing(tx, basesOf(rows), () => tx.db.deleteFrom('picture_use').where('used_by', '=', user).execute());
}

const usesOf = ({ db }: Connection, user: string) =>
  db.selectFrom('picture_use').select(['part', 'base', 'is_public']).where('used_by', '=', user).execute();

const basesOf = (rows: readonly { base: string }[]) => [...new Set(rows.map(({ base }) => base))];

/** What readers begin or cease to see is a change, which presses and caches learn of; what nothing uses is noted. */
async function changing(tx: Connection, bases: readonly string[], work: () => Promise<unknown>): Promise<string[]> {
  await lockChanges(tx);
  const before = await publicOf(tx, bases);
  await work();
  const after = await publicOf(tx, bases);
  await noteUnused(tx, bases);
  const turned = bases.filter((base) => before.has(base) !== after.has(base));
  await recordChanges(tx, turned.map(tags.picture));
  return turned.filter((base) => before.has(base));
}

/** Notes of each of these pictures since when nothing uses it. */
export async function noteUnused(tx: Connection, bases: readonly string[]): Promise<void> {
  if (bases.length === 0) return;
  const used = tx.db.selectFrom('picture_use').select('base').where('base', 'in', bases);
  const unused = tx.db.updateTable('media').where('base', 'in', bases);
  await unused.set({ unused_since: null }).where('base', 'in', used).where('unused_since', 'is not', null).execute();
  const now = await databaseNow(tx);
  await unused.set({ unused_since: now }).where('base', 'not in', used).where('unused_since', 'is', null).execute();
}

async function publicOf({ db }: Connection, bases: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('picture_use')
    .select('base')
    .distinct()
    .where('base', 'in', bases)
    .where('is_public', '=', 1)
    .execute();
  return new Set(rows.map(({ base }) => base));
}
