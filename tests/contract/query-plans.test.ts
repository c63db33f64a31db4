import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as archive from '#lib/newsroom/archive.ts';
import * as articles from '#lib/newsroom/articles.ts';
import * as crawlers from '#lib/newsroom/crawlers.ts';
import * as directory from '#lib/newsroom/directory.ts';
import * as feed from '#lib/newsroom/feed.ts';
import * as frame from '#lib/newsroom/frame.ts';
import * as front from '#lib/newsroom/front.ts';
import * as live from '#lib/newsroom/live.ts';
import * as publication from '#lib/newsroom/publication.ts';
import * as search from '#lib/newsroom/search.ts';
import * as shareImage from '#lib/newsroom/share-image.ts';
import * as series from '#lib/newsroom/series.ts';
import * as sitemap from '#lib/newsroom/sitemap.ts';
import { SqliteSearches } from '#lib/store/sqlite-searches.ts';
import { openStore } from '#lib/store/open-store.ts';
import { sqlitePath } from '#lib/store/sqlite-dialect.ts';
import type { Store } from '#lib/store/store.ts';
import { commonWords, fillStore } from '../support/large-store.ts';
import { dialects, newStore, readFrom } from './stores.ts';
import { written } from './written.ts';

/** What grows with the archive; all else is as large as the editors make it. */
const growing = [
  ...[
    'article',
    'article_topic',
    'article_author',
    'revision',
    'correction',
    'live_update',
    'slug_history',
    'tombstone',
  ],
  ...[
    'change',
    'outbox',
    'media',
    'picture_use',
    'share_image',
    'search_article',
    'search_words',
    'search_heads',
    'search_texts',
    'tally',
  ],
];

/** Indexes that hold just what is asked for, and little of it. */
const lists = ['live_update_of_long_coverage'];

interface Issued {
  sql: string;
  values: readonly unknown[];
}

describe.each(dialects)('what readers ask of %s', (dialect) => {
  let store: Store;
  /** Which has asked nothing yet: what was asked before is not said again. */
  let reading: Store;
  let url: string;
  let end: () => Promise<void>;
  let endReading: () => void;
  beforeAll(async () => {
    ({ store, url, end } = await newStore(dialect));
    await fillStore(store, { articles: 300, words: 10 });
    await store.sections.save({ slug: 'section-1', name: 'One', description: '' }, null);
    await store.topics.save({ slug: 'topic-1', name: 'One', description: '' }, null);
    const oldUrls = Array.from({ length: 300 }, (_, count) => `/old/${count}`);
    for (let count = 0; count < 120; count += 1) {
      const series = `Series ${count % 12}`;
      const part = { details: { series }, seriesSlug: `series-${count % 12}` };
      await store.articles.save(written(`part-${count}`, { section: 'section-1', ...part }), 'test', 'sync');
    }
    await store.articles.save(
      written('quake', {
        section: 'section-1',
        topics: ['topic-1'],
        oldUrls,
        details: { series: 'Series 1' },
        seriesSlug: 'series-1',
      }),
      'test',
      'sync',
    );
    const article = (await store.desk.find('quake'))!;
    const update = { headline: '', markdown: 'x', html: '<p>x</p>', text: 'x', authors: [] };
    await store.transaction(async (tx) => {
      for (let count = 0; count < 60; count += 1) await tx.live.add(article, update);
    });
    await store.settings.set('publication', { name: 'Paper', tagline: 'A paper.' });
    if (dialect === 'postgres') await sql`analyze`.execute(store.db);
    reading = await openStore(url);
    endReading = readFrom(reading);
  });
  afterAll(async () => {
    endReading();
    await reading.close();
    await end();
  });

  /** Runs everything that pages, feeds and sitemaps read. */
  const readEverything = async () => {
    const article = (await articles.findArticle('quake'))!;
    await articles.onwardFrom(article);
    for (const listing of [
      {},
      { section: 'section-1' },
      { topic: 'topic-1' },
      { author: 'author-1' },
      { kind: 'analysis' as const },
      { series: 'series-1' },
    ]) {
      await articles.listArticles(listing, 1);
      await articles.listArticles(listing, 2);
      await feed.feedArticles(listing, 20);
    }
    expect(await series.placeInSeries(article)).toMatchObject({ parts: 11 });
    expect(await series.findSeries('series-1')).toBe('Series 1');
    await articles.latestArticles(5);
    for (const period of ['', '2026', '2026-01']) expect(await archive.readArchive(period)).not.toEqual([]);
    const [day] = await archive.readArchive('2026-01');
    expect(await archive.hasPublishedOn(day!.period)).toBe(true);
    await articles.listArticles({ day: day!.period }, 1);
    await crawlers.readArticlesApart();
    await crawlers.readForPrograms();
    await directory.findSection('section-1');
    await directory.findTopic('topic-1');
    await directory.findAuthor('author-1');
    await directory.findAuthors(['author-1', 'author-2']);
    await directory.findPage('about');
    await directory.findMoved('/old');
    await directory.findDestination('/old?p=1');
    await directory.readFeedDirectory();
    await frame.readFrame();
    await front.readFront();
    await live.readCoverage(article);
    await live.readSegment(article, 1);
    await live.readLiveFeed('quake');
    await publication.readPublication();
    await publication.readStoreTime();
    await shareImage.articleShareImage(article);
    await shareImage.publicationShareImage();
    const index = await sitemap.readSitemapIndex();
    expect(index.length).toBeGreaterThan(3);
    await sitemap.readMonthSitemap('2026-01', 1);
    await sitemap.readNewsSitemap();
    await sitemap.readUpdatesSitemap();
    await sitemap.readPagesSitemap();
    const [first, second] = commonWords(2) as [string, string];
    for (const words of [
      'author',
      `${first} ${second}`,
      `"${first} ${second}"`,
      `${first} -${second}`,
      'co',
      `${first} ${second} nowhere`,
    ])
      await search.searchArticles(words, 1);
    await reading.changes.changedAfter(['front', 'archive'], 3);
    await reading.changes.after(3, 100);
    await reading.articles.topicCounts();
  };

  test('needs no look at every row of a table that grows', async () => {
    const issued = await listening(dialect, readEverything);
    expect(issued.length).toBeGreaterThan(40);
    const scans = dialect === 'sqlite' ? scansInSqlite(url, issued) : await scansInPostgres(url, issued);
    expect(scans).toEqual([]);
  });
});

/** Every query that is sent while the work goes on, each once. */
async function listening(dialect: (typeof dialects)[number], work: () => Promise<void>): Promise<Issued[]> {
  const issued = new Map<string, Issued>();
  const note = (sql: string, values: readonly unknown[] = []) => {
    if (/^\s*(?:select|with)\b/i.test(sql)) issued.set(sql, { sql, values });
  };
  const prepare = DatabaseSync.prototype.prepare;
  const ask = SqliteSearches.prototype.executeQuery;
  const submit = pg.Query.prototype.submit;
  const spies =
    dialect === 'sqlite'
      ? [
          vi.spyOn(DatabaseSync.prototype, 'prepare').mockImplementation(function (this: DatabaseSync, ...args) {
            note(args[0]);
            return Reflect.apply(prepare, this, args);
          }),
          vi.spyOn(SqliteSearches.prototype, 'executeQuery').mockImplementation(function (this: SqliteSearches, asked) {
            note(asked.sql);
            return Reflect.apply(ask, this, [asked]) as never;
          }),
        ]
      : [
          vi.spyOn(pg.Query.prototype, 'submit').mockImplementation(function (this: pg.Query, connection) {
            const { text, values } = this as unknown as { text: string; values?: unknown[] };
            note(text, values);
            return Reflect.apply(submit, this, [connection]);
          }),
        ];
  try {
    await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return [...issued.values()];
}

/** https://sqlite.org/eqp.html: a scan that stops after some rows in the order of an index is none. */
function scansInSqlite(url: string, issued: readonly Issued[]): string[] {
  const database = new DatabaseSync(sqlitePath(url), { readOnly: true });
  try {
    return issued.flatMap(({ sql }) => {
      const plan = database
        .prepare(`explain query plan ${sql}`)
        .all()
        .map(({ detail }) => String(detail));
      const stops = / limit /i.test(sql) && !plan.some((step) => step.includes('TEMP B-TREE FOR ORDER BY'));
      const scans = plan.filter((step) => {
        const table = /^SCAN (\w+)/.exec(step)?.[1];
        if (table === undefined || !growing.includes(real(sql, table))) return false;
        if (lists.some((index) => step.endsWith(index))) return false;
        // The full text is asked by its words.
        if (/VIRTUAL TABLE INDEX \d+:.*M/.test(step)) return false;
        return !(stops && step.includes('INDEX'));
      });
      return scans.length > 0 ? [`${scans.join('; ')} in ${sql}`] : [];
    });
  } finally {
    database.close();
  }
}

/** The table behind an alias. */
function real(sql: string, name: string): string {
  return new RegExp(`"?(\\w+)"? as "?${name}"?\\b`).exec(sql)?.[1] ?? name;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  'Index Name'?: string;
  Plans?: PlanNode[];
}

/** Told so, PostgreSQL goes through a table only where no index fits, however few rows the tables of this test have. */
async function scansInPostgres(url: string, issued: readonly Issued[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set enable_seqscan = off; set enable_mergejoin = off; set enable_hashjoin = off');
    const found: string[] = [];
    for (const { sql, values } of issued) {
      const { rows } = await client.query(`explain (format json) ${sql}`, [...values]);
      const scans = scansIn(rows[0]['QUERY PLAN'][0].Plan, false);
      if (scans.length > 0) found.push(`${scans.join('; ')} in ${sql}`);
    }
    return found;
  } finally {
    await client.end();
  }
}

/** @param stops whether what is above stops after some rows */
function scansIn(node: PlanNode, stops: boolean): string[] {
  const type = node['Node Type'];
  const table = node['Relation Name'];
  const whole = type === 'Seq Scan' || (type.startsWith('Index') && node['Index Cond'] === undefined && !stops);
  const isList = lists.includes(node['Index Name'] ?? '');
  const own = whole && !isList && table !== undefined && growing.includes(table) ? [`${type} of ${table}`] : [];
  const below = type === 'Limit' || (stops && !['Sort', 'Aggregate', 'Hash'].includes(type));
  return [...own, ...(node.Plans ?? []).flatMap((plan) => scansIn(plan, below))];
}
