import type { Author } from '#lib/news/author.ts';
import type { Picture } from '#lib/news/picture.ts';
import { tags } from '#lib/news/tags.ts';
import { lockChanges, recordChanges } from './change-log.ts';
import type { Connection } from './connection.ts';
import { dropUses, noteUses, picturesOf, textPart } from './picture-uses.ts';
import type { Database } from './schema.ts';
import { retireShareImages } from './share-images.ts';

export type AuthorWrite = Author & { bioMarkdown: string };

export interface AuthorStore {
  /** By name. */
  all(): Promise<Author[]>;
  bySlug(slug: string): Promise<Author | null>;
  save(author: AuthorWrite, sourceHash: string | null): Promise<void>;
  remove(slug: string): Promise<void>;
  /** Hash of the source by slug. */
  hashes(): Promise<Map<string, string | null>>;
}

export function authorStore(connection: Connection): AuthorStore {
  const { db } = connection;
  return {
    all: async () => (await db.selectFrom('author').selectAll().orderBy('name').orderBy('slug').execute()).map(author),

    async bySlug(slug) {
      const row = await db.selectFrom('author').selectAll().where('slug', '=', slug).executeTakeFirst();
      return row ? author(row) : null;
    },

    async save(input, sourceHash) {
      await connection.write(async (tx) => {
        await lockChanges(tx);
        const before = await tx.db.selectFrom('author').selectAll().where('slug', '=', input.slug).executeTakeFirst();
        const row = { ...columns(input), source_hash: sourceHash };
        if (before) await tx.db.updateTable('author').set(row).where('slug', '=', input.slug).execute();
        else await tx.db.insertInto('author').values(row).execute();

        const use = { user: `author:${input.slug}`, part: textPart };
        const hidden = await noteUses(tx, use, picturesOf(input.image, input.bioHtml), true);
        if (hidden.length > 0) await retireShareImages(tx, [use.user]);
        const old = before ? JSON.stringify(author(before)) : null;
        if (old !== JSON.stringify(author(row))) await recordChanges(tx, touched(input.slug, before?.name, input.name));
      });
    },

    async remove(slug) {
      await connection.write(async (tx) => {
        await lockChanges(tx);
        const { numDeletedRows } = await tx.db.deleteFrom('author').where('slug', '=', slug).executeTakeFirst();
        await dropUses(tx, `author:${slug}`);
        if (numDeletedRows > 0n) await recordChanges(tx, touched(slug, slug, null));
      });
    },

    async hashes() {
      const rows = await db.selectFrom('author').select(['slug', 'source_hash']).execute();
      return new Map(rows.map((row) => [row.slug, row.source_hash]));
    },
  };
}

/** A name stands on every page that lists one of the author's articles; the rest only where the author is shown. */
function touched(slug: string, nameBefore: string | undefined, nameAfter: string | null): string[] {
  const own = [tags.author(slug), tags.byline(slug), tags.archive];
  return nameBefore === nameAfter ? own : [...own, tags.publication];
}

function columns(input: AuthorWrite) {
  return {
    slug: input.slug,
    name: input.name,
    role: input.role,
    email: input.email,
    links: JSON.stringify(input.links),
    image: input.image === null ? null : JSON.stringify(input.image),
    bio_markdown: input.bioMarkdown,
    bio_html: input.bioHtml,
    bio_text: input.bioText,
  };
}

function author(row: Omit<Database['author'], 'source_hash'>): Author {
  return {
    slug: row.slug,
    name: row.name,
    role: row.role,
    email: row.email,
    links: JSON.parse(row.links) as string[],
    image: row.image === null ? null : (JSON.parse(row.image) as Picture),
    bioHtml: row.bio_html,
    bioText: row.bio_text,
  };
}
