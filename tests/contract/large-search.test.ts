import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QueryTimeout } from '#lib/store/query-timeout.ts';
import { SqliteSearches } from '#lib/store/sqlite-searches.ts';
import type { Store } from '#lib/store/store.ts';
import { commonWords, fillStore } from '../support/large-store.ts';
import { nastySearches } from '../support/nasty-searches.ts';
import { dialects, newStore } from './stores.ts';
import { written } from './written.ts';

const page = { limit: 20, offset: 0 };
const [first, second] = commonWords(2) as [string, string];

describe.each(dialects)('searching more than is ranked, in %s', (dialect) => {
  let store: Store;
  let url: string;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ store, url, end } = await newStore(dialect));
    await fillStore(store, { articles: 1500, words: 20 });
    await store.transaction(async (tx) => {
      const old = { publishedAt: '1999-01-01T00:00:00Z', text: `${first} ${second} lighthouse.` };
      await tx.articles.save(written('old', { ...old, headline: `${first} ${second} of old` }), 'test', 'sync');
      await tx.articles.save(written('older', { ...old, publishedAt: '1901-01-01T00:00:00Z' }), 'test', 'sync');
    });
  });
  afterAll(() => end());

  const slugs = async (query: string, window = page) =>
    (await store.search.search(query, window)).hits.map(({ article }) => article.slug);

  test('of a word in every article the newest thousand can be paged through, the newest first', async () => {
    const { total, hits } = await store.search.search('author', page);
    expect(total).toBe(1000);
    const dates = hits.map(({ article }) => article.publishedAt);
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(hits[0]!.article.slug).toBe('story-1499');
    expect(await slugs('author', { limit: 20, offset: 5000 })).toEqual([]);
  });

  test('a headline is found however many newer articles have its words in their texts', async () => {
    expect((await slugs(`${first} ${second} old`))[0]).toBe('old');
    expect(await slugs('lighthouse')).toEqual(['old', 'older']);
    expect(await slugs('lighthous')).toEqual(['old', 'older']);
    expect(await slugs(`"${second} lighthouse"`)).toEqual(['old', 'older']);
    expect(await slugs(`lighthouse -old`)).toEqual(['older']);
  });

  test('a word that is in more articles than are ranked is no beginning of another; one that is in fewer still is', async () => {
    await store.transaction((tx) =>
      tx.articles.save(
        written('longer', { headline: 'Authorquake', publishedAt: '2026-10-05T00:00:00Z' }),
        'test',
        'sync',
      ),
    );
    const { hits } = await store.search.search('author', { limit: 1000, offset: 0 });
    expect(hits).toHaveLength(1000);
    expect(hits.map(({ article }) => article.slug)).not.toContain('longer');
    expect(await slugs('authorq')).toEqual(['longer']);
    await store.articles.remove('longer', 'test');
  });

  test('words that never stand together are in no article', async () => {
    expect(await slugs('evenly oddly')).toEqual([]);
    expect(await slugs('"evenly oddly"')).toEqual([]);
    expect((await store.search.search('evenly -oddly', page)).total).toBe(750);
  });

  test('an article that is given another date is found among those of that date', async () => {
    const story = (publishedAt: string) =>
      store.articles.save(written('moved', { publishedAt, bylineNames: ['The author'] }), 'test', 'sync');
    await story('2000-01-01T00:00:00Z');
    expect((await slugs('author', { limit: 1000, offset: 0 })).includes('moved')).toBe(false);
    await story('2029-01-01T00:00:00Z').then(() => store.articles.remove('moved', 'test'));
    await story('2026-11-01T00:00:00Z');
    expect((await slugs('author'))[0]).toBe('moved');
    await store.articles.remove('moved', 'test');
  });

  test('what is typed to cost much is answered', async () => {
    for (const text of nastySearches()) {
      const { total, hits } = await store.search.search(text, page);
      expect(hits.length, text.slice(0, 100)).toBeLessThanOrEqual(total);
    }
  });

  test.runIf(dialect === 'postgres')(
    'a search that takes too long is ended by the server, and the next is answered',
    async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        await client.query('begin; lock table search_words in access exclusive mode');
        await expect(store.search.search('author', page)).rejects.toThrow(QueryTimeout);
        const { rows } = await client.query(`select count(*)::int as n from pg_stat_activity
        where state = 'active' and wait_event_type = 'Lock' and datname = current_database()`);
        expect(rows[0].n).toBe(0);
        await client.query('commit');
        expect((await store.search.search('author', page)).total).toBe(1000);
      } finally {
        await client.end();
      }
    },
  );
});

test('a search in SQLite holds up nobody; one that takes too long is given up, and the next is answered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-searches-'));
  const path = join(folder, 'a.db');
  // While another process holds the file, a reader's statement does not come back by itself in time.
  const locked = new DatabaseSync(path);
  locked.exec('create table story (slug text); begin exclusive');
  const searches = new Kysely<object>({ dialect: new SqliteSearches(path, 800) });
  try {
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 10);
    await expect(sql`select slug from story`.execute(searches)).rejects.toThrow(QueryTimeout);
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(0);
    locked.exec('commit');
    expect((await sql`select 1 as one`.execute(searches)).rows).toEqual([{ one: 1 }]);
    await expect(sql`select missing from sqlite_schema`.execute(searches)).rejects.toThrow('no such column');
    await expect(sql`delete from sqlite_schema`.execute(searches)).rejects.toThrow();
  } finally {
    await searches.destroy();
    locked.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
