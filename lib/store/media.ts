import type { PictureFile, Shape } from '#lib/news/picture.ts';
import type { Connection } from './connection.ts';
import type { Database } from './schema.ts';
import { databaseNow } from './timestamps.ts';

/** A prepared picture file and what it was made of. */
export interface StoredMedia {
  /** As writers name it, e.g. `/media/kurils.jpg`. */
  src: string;
  /** Of the source and of how it was prepared: the same hash needs no new preparation. */
  hash: string;
  file: PictureFile;
}

export interface MediaStore {
  all(): Promise<StoredMedia[]>;
  byBase(base: string): Promise<StoredMedia | null>;
  /** What was prepared last from this source. */
  bySource(src: string): Promise<StoredMedia | null>;
  save(media: StoredMedia): Promise<void>;
  remove(base: string): Promise<void>;
}

export function mediaStore(connection: Connection): MediaStore {
  const { db } = connection;
  return {
    all: async () => (await db.selectFrom('media').selectAll().orderBy('base').execute()).map(media),

    async byBase(base) {
      const row = await db.selectFrom('media').selectAll().where('base', '=', base).executeTakeFirst();
      return row ? media(row) : null;
    },

    async bySource(src) {
      const query = db.selectFrom('media').selectAll().where('src', '=', src);
      const row = await query.orderBy('created_at', 'desc').orderBy('base').limit(1).executeTakeFirst();
      return row ? media(row) : null;
    },

    async save({ src, hash, file }) {
      const { base, width, height, original } = file;
      const row = { src, hash, width, height, widths: JSON.stringify(file.widths), original };
      await connection.write(async (tx) => {
        const created_at = await databaseNow(tx);
        await tx.db
          .insertInto('media')
          .values({ base, ...row, created_at })
          .onConflict((conflict) => conflict.column('base').doUpdateSet({ ...row, created_at }))
          .execute();
      });
    },

    async remove(base) {
      await connection.write((tx) => tx.db.deleteFrom('media').where('base', '=', base).execute());
    },
  };
}

function media({ base, src, hash, width, height, widths, original }: Database['media']): StoredMedia {
  return {
    src,
    hash,
    file: { base, width, height, widths: JSON.parse(widths) as Partial<Record<Shape, number[]>>, original },
  };
}
