import { randomUUID } from 'node:crypto';
import type { Named } from '#lib/news/article.ts';
import type { LiveUpdate } from '#lib/news/live-update.ts';
import { tagsTouchedBy } from '#lib/news/tags.ts';
import { lockChanges, recordChanges } from './change-log.ts';
import type { Connection } from './connection.ts';
import { noteUses, picturesOf, updatePart } from './picture-uses.ts';
import type { Database } from './schema.ts';
import type { StoredArticle } from './stored-article.ts';
import { databaseNow, utc } from './timestamps.ts';

/** A live update as the desk writes it: checked and compiled. */
export interface LiveUpdateWrite {
  headline: string;
  markdown: string;
  html: string;
  text: string;
  authors: readonly string[];
}

/** A live update with what it was written as. */
export interface DeskLiveUpdate extends LiveUpdate {
  markdown: string;
}

/** The updates of articles, as far as they were not deleted. */
export interface LiveUpdates {
  /** Those with numbers from `from` to `to`, newest first. */
  between(articleId: string, from: number, to: number): Promise<LiveUpdate[]>;
  /** The one the editors put on top, or null. */
  pinned(articleId: string): Promise<LiveUpdate | null>;
  /** The highest number given, deleted ones included, 0 when there is none; and how many there are to be read. */
  extent(articleId: string): Promise<{ newest: number; count: number }>;

  find(articleId: string, number: number): Promise<DeskLiveUpdate | null>;
  /** Adds one with the next number; its time is the database's unless one is given. */
  add(article: StoredArticle, update: LiveUpdateWrite, at?: string): Promise<{ number: number; at: string }>;
  edit(article: StoredArticle, number: number, update: LiveUpdateWrite): Promise<void>;
  /** Puts one on top, in place of another; null takes the pin away. */
  pin(article: StoredArticle, number: number | null): Promise<void>;
  remove(article: StoredArticle, number: number): Promise<void>;
}

export function liveUpdates(connection: Connection): LiveUpdates {
  const { db } = connection;
  const readable = (articleId: string) =>
    db.selectFrom('live_update').selectAll().where('article_id', '=', articleId).where('deleted_at', 'is', null);

  /** A write that readers learn of, if they can see the article. */
  const write = <T>(article: StoredArticle, work: (tx: Connection, now: string) => Promise<T>): Promise<T> =>
    connection.write(async (tx) => {
      await lockChanges(tx);
      const result = await work(tx, await databaseNow(tx));
      if (article.status === 'published') await recordChanges(tx, tagsTouchedBy(article, article));
      return result;
    });
  const note = (tx: Connection, { id, status }: StoredArticle, number: number, html: string) =>
    noteUses(tx, { user: `article:${id}`, part: updatePart(number) }, picturesOf(null, html), status === 'published');
  const set = (tx: Connection, { id }: StoredArticle, number: number, row: Partial<Database['live_update']>) =>
    tx.db.updateTable('live_update').set(row).where('article_id', '=', id).where('number', '=', number).execute();

  return {
    async between(articleId, from, to) {
      const rows = await readable(articleId)
        .where('number', '>=', from)
        .where('number', '<=', to)
        .orderBy('number', 'desc')
        .execute();
      return named(connection, rows);
    },

    async pinned(articleId) {
      const rows = await readable(articleId).where('pinned', '=', 1).orderBy('number', 'desc').limit(1).execute();
      return (await named(connection, rows))[0] ?? null;
    },

    async extent(articleId) {
      const { newest, count } = await db
        .selectFrom('live_update')
        .where('article_id', '=', articleId)
        .select(({ fn, eb }) => [
          fn.max('number').as('newest'),
          fn.sum<number>(eb.case().when('deleted_at', 'is', null).then(1).else(0).end()).as('count'),
        ])
        .executeTakeFirstOrThrow();
      return { newest: newest ?? 0, count: Number(count ?? 0) };
    },

    async find(articleId, number) {
      const rows = await readable(articleId).where('number', '=', number).execute();
      const [update] = await named(connection, rows);
      return update ? { ...update, markdown: rows[0]!.body_markdown } : null;
    },

    add: (article, update, at) =>
      write(article, async (tx, now) => {
        const { newest } = await liveUpdates(tx).extent(article.id);
        const row = { number: newest + 1, at: at === undefined ? now : utc(at) };
        await tx.db
          .insertInto('live_update')
          .values({
            id: randomUUID(),
            article_id: article.id,
            ...row,
            ...columns(update),
            pinned: 0,
            edited_at: null,
            deleted_at: null,
          })
          .execute();
        await tx.db.updateTable('article').set({ updated_at: now }).where('id', '=', article.id).execute();
        await note(tx, article, row.number, update.html);
        return row;
      }),

    edit: (article, number, update) =>
      write(article, async (tx, now) => {
        await set(tx, article, number, { ...columns(update), edited_at: now });
        await note(tx, article, number, update.html);
        await tx.db.updateTable('article').set({ updated_at: now }).where('id', '=', article.id).execute();
      }),

    pin: (article, number) =>
      write(article, async (tx) => {
        await tx.db.updateTable('live_update').set({ pinned: 0 }).where('article_id', '=', article.id).execute();
        if (number !== null) await set(tx, article, number, { pinned: 1 });
      }),

    remove: (article, number) =>
      write(article, async (tx, now) => {
        await set(tx, article, number, { deleted_at: now, pinned: 0 });
        await note(tx, article, number, '');
      }),
  };
}

function columns({ headline, markdown, html, text, authors }: LiveUpdateWrite) {
  return { headline, body_markdown: markdown, html, text, authors: JSON.stringify(authors) };
}

async function named({ db }: Connection, rows: Database['live_update'][]): Promise<LiveUpdate[]> {
  const slugs = [...new Set(rows.flatMap(({ authors }) => JSON.parse(authors) as string[]))];
  const known =
    slugs.length === 0
      ? []
      : await db.selectFrom('author').select(['slug', 'name']).where('slug', 'in', slugs).execute();
  const names = new Map(known.map(({ slug, name }) => [slug, name]));
  const author = (slug: string): Named => ({ slug, name: names.get(slug) ?? slug });
  return rows.map((row) => ({
    number: row.number,
    at: row.at,
    headline: row.headline,
    html: row.html,
    text: row.text,
    authors: (JSON.parse(row.authors) as string[]).map(author),
    pinned: row.pinned === 1,
    editedAt: row.edited_at,
  }));
}
