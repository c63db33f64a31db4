import type { PictureFile, Shape } from '#lib/news/picture.ts';
import { tags } from '#lib/news/tags.ts';
import { lockChanges, recordChanges } from './change-log.ts';
import type { Connection } from './connection.ts';
import { noteUnused } from './picture-uses.ts';
import type { Database } from './schema.ts';
import { databaseNow, secondsAfter } from './timestamps.ts';

/** A prepared picture file and what it was made of. */
export interface StoredMedia {
  /** As writers name it, e.g. `/media/kurils.jpg`. */
  src: string;
  /** Of the source's bytes. */
  hash: string;
  file: PictureFile;
  /** How it was prepared, as JSON; where it was noted. */
  placement?: string | undefined;
  /** Name of the source's copy below `var/originals`, where there is one. */
  kept?: string | undefined;
}

export interface MediaStore {
  all(): Promise<StoredMedia[]>;
  byBase(base: string): Promise<StoredMedia | null>;
  /** All that was prepared from this source, the newest first. */
  ofSource(src: string): Promise<StoredMedia[]>;
  /** The one that texts show, whole: of the newest bytes, and never crops that were made for one article alone, if it can be. */
  bySource(src: string): Promise<StoredMedia | null>;
  save(media: StoredMedia): Promise<void>;
  /**
   * Somebody is about to use a picture.
   *
   * @param kept the copy of its source
   * @returns whether it is there
   */
  claim(base: string, kept: string): Promise<boolean>;
  remove(base: string): Promise<void>;
  /** Those whose source has a copy, in order of their bases; the next ones behind this base. */
  nextKept(behind: string, count: number): Promise<StoredMedia[]>;
  /**
   * Forgets pictures that nothing has used for so long; whoever has their files learns of it from the change log.
   *
   * @returns how many, `most` at most
   */
  tidy(seconds: number, most: number): Promise<number>;
  /** Of these copies of sources those that a picture is made of. */
  stillKept(names: readonly string[]): Promise<Set<string>>;
}

export function mediaStore(connection: Connection): MediaStore {
  const { db } = connection;
  return {
    all: async () => (await db.selectFrom('media').selectAll().orderBy('base').execute()).map(media),

    async byBase(base) {
      const row = await db.selectFrom('media').selectAll().where('base', '=', base).executeTakeFirst();
      return row ? media(row) : null;
    },

    async ofSource(src) {
      const query = db.selectFrom('media').selectAll().where('src', '=', src);
      return (await query.orderBy('created_at', 'desc').orderBy('base').execute()).map(media);
    },

    async bySource(src) {
      const all = await this.ofSource(src);
      const newest = all.filter(({ hash }) => hash === all[0]!.hash);
      return newest.find(({ file }) => file.widths['16x9'] === undefined) ?? newest.at(-1) ?? null;
    },

    async save({ src, hash, file, placement = null, kept }) {
      const { base, width, height, original } = file;
      const widths = JSON.stringify(file.widths);
      const row = { src, hash, width, height, widths, original, placement, ...(kept === undefined ? {} : { kept }) };
      await connection.write(async (tx) => {
        await lockChanges(tx);
        const created_at = await databaseNow(tx);
        // Nobody uses it yet, and whoever is about to has some time.
        const fresh = { ...row, created_at, unused_since: created_at };
        await tx.db
          .insertInto('media')
          .values({ base, kept: null, ...fresh })
          .onConflict((conflict) => conflict.column('base').doUpdateSet(fresh))
          .execute();
        await noteUnused(tx, [base]);
      });
    },

    async claim(base, kept) {
      const row = await db
        .selectFrom('media')
        .select(['kept', 'unused_since'])
        .where('base', '=', base)
        .executeTakeFirst();
      if (row?.kept === kept && row.unused_since === null) return true;
      return connection.write(async (tx) => {
        await lockChanges(tx);
        const claimed = { kept, unused_since: null };
        const { numUpdatedRows } = await tx.db
          .updateTable('media')
          .set(claimed)
          .where('base', '=', base)
          .executeTakeFirst();
        await noteUnused(tx, [base]);
        return numUpdatedRows > 0n;
      });
    },

    async remove(base) {
      await connection.write((tx) => tx.db.deleteFrom('media').where('base', '=', base).execute());
    },

    async nextKept(behind, count) {
      const query = db.selectFrom('media').selectAll().where('kept', 'is not', null).where('base', '>', behind);
      return (await query.orderBy('base').limit(count).execute()).map(media);
    },

    async tidy(seconds, most) {
      const before = secondsAfter(await databaseNow(connection), -seconds);
      const unused = ({ db }: Connection) =>
        db.selectFrom('media').select('base').where('unused_since', '<', before).orderBy('unused_since').limit(most);
      if (!(await unused(connection).executeTakeFirst())) return 0;
      return connection.write(async (tx) => {
        await lockChanges(tx);
        const bases = (await unused(tx).execute()).map(({ base }) => base);
        if (bases.length === 0) return 0;
        await tx.db.deleteFrom('media').where('base', 'in', bases).execute();
        await recordChanges(tx, bases.map(tags.picture));
        return bases.length;
      });
    },

    async stillKept(names) {
      if (names.length === 0) return new Set();
      const rows = await db.selectFrom('media').select('kept').distinct().where('kept', 'in', names).execute();
      return new Set(rows.flatMap(({ kept }) => kept ?? []));
    },
  };
}

function media({ base, src, hash, width, height, widths, original, placement, kept }: Database['media']): StoredMedia {
  const file = {
    base,
    width,
    height,
    widths: JSON.parse(widths) as Partial<Record<Shape, number[]>>,
    original,
  };
  return { src, hash, file, placement: placement ?? undefined, kept: kept ?? undefined };
}
