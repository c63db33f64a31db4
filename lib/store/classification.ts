import type { Section } from '#lib/news/section.ts';
import { tags } from '#lib/news/tags.ts';
import { lockChanges, recordChanges } from './change-log.ts';
import type { Connection } from './connection.ts';

/** Sections, or topics. Every change prints every page again, since every page names them. */
export interface ClassificationStore {
  /** By position, then by name. */
  all(): Promise<Section[]>;
  bySlug(slug: string): Promise<Section | null>;
  /** @param position order in lists, smallest first. */
  save(entry: Section, sourceHash: string | null, position?: number): Promise<void>;
  remove(slug: string): Promise<void>;
  /** Hash of the source by slug. */
  hashes(): Promise<Map<string, string | null>>;
}

export function classificationStore(connection: Connection, name: 'section' | 'topic'): ClassificationStore {
  const { db } = connection;
  // The two tables have the same columns; Kysely wants to be told one of them.
  const table = name as 'section';
  const touched = (slug: string) => [tags[name](slug), tags.publication];

  return {
    all: () =>
      db.selectFrom(table).select(['slug', 'name', 'description']).orderBy('position').orderBy('name').execute(),

    async bySlug(slug) {
      const query = db.selectFrom(table).select(['slug', 'name', 'description']).where('slug', '=', slug);
      return (await query.executeTakeFirst()) ?? null;
    },

    async save({ slug, name, description }, sourceHash, position = 0) {
      const shown = { name, description, position };
      await connection.write(async (tx) => {
        await lockChanges(tx);
        const before = await tx.db.selectFrom(table).selectAll().where('slug', '=', slug).executeTakeFirst();
        const row = { ...shown, source_hash: sourceHash };
        if (before) await tx.db.updateTable(table).set(row).where('slug', '=', slug).execute();
        else
          await tx.db
            .insertInto(table)
            .values({ slug, ...row })
            .execute();

        const same = before?.name === name && before.description === description && before.position === position;
        if (!same) await recordChanges(tx, touched(slug));
      });
    },

    async remove(slug) {
      await connection.write(async (tx) => {
        await lockChanges(tx);
        const { numDeletedRows } = await tx.db.deleteFrom(table).where('slug', '=', slug).executeTakeFirst();
        if (numDeletedRows > 0n) await recordChanges(tx, touched(slug));
      });
    },

    async hashes() {
      const rows = await db.selectFrom(table).select(['slug', 'source_hash']).execute();
      return new Map(rows.map((row) => [row.slug, row.source_hash]));
    },
  };
}
