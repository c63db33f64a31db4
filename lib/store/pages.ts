import type { Page } from '#lib/news/page.ts';
import { tags } from '#lib/news/tags.ts';
import { lockChanges, recordChanges } from './change-log.ts';
import type { Connection } from './connection.ts';
import { dropUses, noteUses, picturesOf, textPart } from './picture-uses.ts';

export type PageWrite = Page & { bodyMarkdown: string };

/** Standing pages: about, contact, … */
export interface PageStore {
  /** By title. */
  all(): Promise<Page[]>;
  bySlug(slug: string): Promise<Page | null>;
  save(page: PageWrite, sourceHash: string | null): Promise<void>;
  remove(slug: string): Promise<void>;
  /** Hash of the source by slug. */
  hashes(): Promise<Map<string, string | null>>;
}

export function pageStore(connection: Connection): PageStore {
  const { db } = connection;
  const pages = () => db.selectFrom('page').select(['slug', 'title', 'description', 'body_html as bodyHtml']);
  // Its title stands in the navigation of every page.
  const touched = (slug: string) => [tags.page(slug), tags.publication];

  return {
    all: () => pages().orderBy('title').orderBy('slug').execute(),
    bySlug: async (slug) => (await pages().where('slug', '=', slug).executeTakeFirst()) ?? null,

    async save({ slug, title, description, bodyHtml, bodyMarkdown }, sourceHash) {
      await connection.write(async (tx) => {
        await lockChanges(tx);
        const before = await tx.db.selectFrom('page').selectAll().where('slug', '=', slug).executeTakeFirst();
        const shown = { title, description, body_html: bodyHtml };
        const row = { ...shown, body_markdown: bodyMarkdown, source_hash: sourceHash };
        if (before) await tx.db.updateTable('page').set(row).where('slug', '=', slug).execute();
        else
          await tx.db
            .insertInto('page')
            .values({ slug, ...row })
            .execute();

        await noteUses(tx, { user: `page:${slug}`, part: textPart }, picturesOf(null, bodyHtml), true);
        const same = before?.title === title && before.description === description && before.body_html === bodyHtml;
        if (!same) await recordChanges(tx, touched(slug));
      });
    },

    async remove(slug) {
      await connection.write(async (tx) => {
        await lockChanges(tx);
        const { numDeletedRows } = await tx.db.deleteFrom('page').where('slug', '=', slug).executeTakeFirst();
        await dropUses(tx, `page:${slug}`);
        if (numDeletedRows > 0n) await recordChanges(tx, touched(slug));
      });
    },

    async hashes() {
      const rows = await db.selectFrom('page').select(['slug', 'source_hash']).execute();
      return new Map(rows.map((row) => [row.slug, row.source_hash]));
    },
  };
}
