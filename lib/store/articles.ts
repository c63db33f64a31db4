import { sql } from 'kysely';
import type { Article, ArticleSummary, Named, Status } from '#lib/news/article.ts';
import { articlesOf, published, publishedId, summariesOf } from './article-rows.ts';
import {
  countListed,
  eachPublished,
  keepReadingCandidates,
  listedIds,
  partIds,
  seriesOf,
  type ArticleFilter,
  type Place,
  type Window,
} from './article-listing.ts';
import type { ArticleWrite } from './article-write.ts';
import type { Connection } from './connection.ts';
import { publishDue } from './publish-due.ts';
import { removeArticle } from './remove-article.ts';
import { saveArticle } from './save-article.ts';
import type { Database } from './schema.ts';
import { talliesOf } from './tallies.ts';
import type { Tombstone } from './tombstones.ts';
import { withdrawAgain, withdrawArticle } from './withdraw-article.ts';

export type Origin = Database['article']['origin'];

/** What `sync` and imports compare their sources with. */
export interface ArticleSource {
  slug: string;
  sourcePath: string | null;
  sourceHash: string | null;
  status: Status;
  headline: string;
  publishedAt: string;
}

/** Articles. What readers are shown comes from the first group, which sees published ones only. */
export interface ArticleStore {
  publishedBySlug(slug: string): Promise<Article | null>;
  /** Newest first. */
  published(filter: ArticleFilter, window: Window): Promise<ArticleSummary[]>;
  countPublished(filter: ArticleFilter): Promise<number>;
  /** In the order given; what is not published is left out. */
  publishedBySlugs(slugs: readonly string[]): Promise<ArticleSummary[]>;
  /** Every series that readers can read a part of, as its newest part calls it. */
  series(): Promise<Named[]>;
  /** The parts of a series, in their order. */
  parts(series: string, window: Window): Promise<ArticleSummary[]>;
  /** The same with their text. */
  wholeBySlugs(slugs: readonly string[]): Promise<Article[]>;
  /** With their text, for feeds. Newest first. */
  fullPublished(filter: ArticleFilter, window: Window): Promise<Article[]>;
  /** A superset of what `keepReading` may choose: the newest of each topic, of the section, of all. */
  keepReadingCandidates(article: ArticleSummary, limit: number): Promise<ArticleSummary[]>;
  /** The newest article that is marked as breaking. */
  breaking(): Promise<ArticleSummary | null>;
  /** All of them, newest first, in batches. */
  eachPublished(batch: number, behind?: Place | null): AsyncIterable<ArticleSummary[]>;
  /** Published articles by topic. A topic without any is not in it. */
  topicCounts(): Promise<Map<string, number>>;

  /**
   * Writes an article, new or known by its slug, with its revision, its search words and its changes. One dated in
   * the future waits as `scheduled`.
   *
   * @param by who, @param action what was done, e.g. `sync`: both are kept in the revision.
   * @param formerSlug where the article is known that moves to another address
   */
  save(input: ArticleWrite, by: string, action: string, formerSlug?: string): Promise<{ id: string; revision: number }>;
  /**
   * Takes an article out of the store. Its revisions stay; its address is gone (410) if readers may have seen it.
   *
   * @returns whether there was one.
   */
  remove(slug: string, by: string): Promise<boolean>;
  /** Takes a published article from its readers; its address says 410 or 451. Null when there is none. */
  withdraw(slug: string, status: 410 | 451, reason: string, by: string): Promise<{ revision: number } | null>;
  /** Withdraws again what this store, restored from a backup, does not know to be withdrawn; the slugs concerned. */
  withdrawAgain(seen: readonly Tombstone[], by: string): Promise<string[]>;
  /** Publishes what is due by the database's time, each article once however many instances ask. */
  publishDue(by: string): Promise<string[]>;
  /** When the next scheduled article is due, or null. */
  nextDue(): Promise<string | null>;
  sources(origin: Origin): Promise<ArticleSource[]>;
  /** Who owns the article, whatever its status. */
  findOrigin(slug: string): Promise<Origin | null>;
}

export function articleStore(connection: Connection): ArticleStore {
  const { db } = connection;
  return {
    async publishedBySlug(slug) {
      const id = await publishedId(db, slug);
      return id === null ? null : ((await articlesOf(db, [id]))[0] ?? null);
    },

    published: async (filter, window) => summariesOf(db, await listedIds(db, filter, window)),
    countPublished: (filter) => countListed(db, filter),
    fullPublished: async (filter, window) => articlesOf(db, await listedIds(db, filter, window)),
    keepReadingCandidates: (article, limit) => keepReadingCandidates(db, article, limit),
    eachPublished: (batch, behind) => eachPublished(db, batch, behind),

    series: () => seriesOf(db),
    parts: async (series, window) => summariesOf(db, await partIds(db, series, window)),
    publishedBySlugs: async (slugs) => summariesOf(db, await publishedIds(db, slugs)),
    wholeBySlugs: async (slugs) => articlesOf(db, await publishedIds(db, slugs)),

    async breaking() {
      const row = await db
        .selectFrom('article')
        .select('id')
        .where('status', '=', published)
        .where('breaking', '=', sql.lit(1))
        .orderBy('published_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? ((await summariesOf(db, [row.id]))[0] ?? null) : null;
    },

    topicCounts: () => talliesOf(db, 'topic:'),

    save: (input, by, action, formerSlug) => connection.write((tx) => saveArticle(tx, input, by, action, formerSlug)),
    remove: (slug, by) => connection.write((tx) => removeArticle(tx, slug, by)),
    withdraw: (slug, status, reason, by) => connection.write((tx) => withdrawArticle(tx, { slug, status, reason }, by)),
    withdrawAgain: (seen, by) => withdrawAgain(connection, seen, by),
    publishDue: (by) => publishDue(connection, by),

    async nextDue() {
      const row = await db
        .selectFrom('article')
        .select(({ fn }) => fn.min('published_at').as('at'))
        .where('status', '=', sql.lit('scheduled' as const))
        .executeTakeFirst();
      return row?.at ?? null;
    },

    sources: (origin) =>
      db
        .selectFrom('article')
        .select(['slug', 'source_path as sourcePath', 'source_hash as sourceHash', 'status', 'headline'])
        .select('published_at as publishedAt')
        .where('origin', '=', origin)
        .orderBy('slug')
        .execute(),

    async findOrigin(slug) {
      const row = await db.selectFrom('article').select('origin').where('slug', '=', slug).executeTakeFirst();
      return row?.origin ?? null;
    },
  };
}

/** Of the published ones among these, in the order of the slugs, each once. */
async function publishedIds(db: Connection['db'], slugs: readonly string[]): Promise<string[]> {
  if (slugs.length === 0) return [];
  const rows = await db
    .selectFrom('article')
    .select(['id', 'slug'])
    .where('slug', 'in', slugs)
    .where('status', '=', published)
    .execute();
  const ids = new Map(rows.map(({ slug, id }) => [slug, id]));
  return [...new Set(slugs.flatMap((slug) => ids.get(slug) ?? []))];
}
