import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { feedUrls } from '#lib/news/urls.ts';
import { readEnv } from '#lib/config/env.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { announceCarriers } from '#press/announce/carry-announcements.ts';
import { OutboxWorker } from '#press/store/outbox-worker.ts';
import { pretendedHub } from '../support/pretended-hub.ts';
import { dialects, emptied, emptyDatabase, inSeconds, type TestDatabase } from './stores.ts';
import { written } from './written.ts';

const siteUrl = 'https://meridian.example';
const key = '0123456789abcdef';

describe.each(dialects)('with hubs and search engines to be told, on %s', (dialect) => {
  let database: TestDatabase;
  let store: Store;
  const ends: (() => unknown)[] = [];
  const lines: string[] = [];
  beforeAll(async () => {
    database = await emptyDatabase(dialect);
    store = await openStore(database.url, { announces: ['websub', 'indexnow'] });
  });
  beforeEach(async () => {
    lines.length = 0;
    await emptied(store);
    await forgetJobs();
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  const forgetJobs = () => store.transaction((tx) => tx.db.deleteFrom('outbox').execute());
  const waiting = async (kind: 'websub' | 'indexnow') =>
    (await store.outbox.jobs('waiting', 100)).filter((job) => job.kind === kind);
  const announced = async (kind: 'websub' | 'indexnow') =>
    (await waiting(kind)).map(({ payload }) => (payload as { paths: string[] }).paths.toSorted());
  const save = (slug: string, rest: Parameters<typeof written>[1] = {}) =>
    store.articles.save(written(slug, rest), 'mara', 'sync');
  const makeDue = () =>
    store.transaction((tx) => tx.db.updateTable('outbox').set({ due_at: '2000-01-01T00:00:00.000Z' }).execute());
  const hub = async (...args: Parameters<typeof pretendedHub>) => {
    const made = await pretendedHub(...args);
    ends.push(made.close);
    return made;
  };
  const work = (environment: Record<string, string>) => {
    const { announceTargets: targets } = readEnv({ NODE_ENV: 'test', ...environment });
    const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
    const carriers = announceCarriers({ targets, siteUrl: () => siteUrl });
    const worker = new OutboxWorker({ store: () => store, carriers, log });
    ends.push(() => worker.stop());
  };

  test('a publish is announced: its page to search engines, the feeds it is in to hubs', async () => {
    await save('law', { topics: ['rail'] });
    expect(await announced('indexnow')).toEqual([['/article/law']]);
    expect(await announced('websub')).toEqual([
      [null, '/author/mara-lindqvist', '/kind/reporting', '/section/europe', '/topic/rail'].flatMap(feedUrls).sort(),
    ]);
  });

  test('many edits within a minute are one announcement, and so are many articles of one sync', async () => {
    await save('law');
    // However slow the machine is, the minute is not over.
    await store.transaction((tx) => tx.db.updateTable('outbox').set({ due_at: '2999-01-01T00:00:00.000Z' }).execute());
    await save('law', { text: 'Mended.' });
    await store.transaction(async (tx) => {
      for (let i = 0; i < 30; i += 1) await tx.articles.save(written(`bulk-${i}`), 'mara', 'sync');
    });
    const [paths, ...others] = await announced('indexnow');
    expect(others).toEqual([]);
    expect(paths).toHaveLength(31);
    expect(await waiting('websub')).toHaveLength(1);
  });

  test('what a worker has taken is not added to: the next edit is announced again', async () => {
    await save('law');
    await makeDue();
    await store.outbox.due(10, ['indexnow']);
    await save('law', { text: 'Mended.' });
    expect(await announced('indexnow')).toEqual([['/article/law'], ['/article/law']]);
  });

  test('search engines are told of what is gone, and of both addresses of what was renamed', async () => {
    await save('law');
    await save('sea');
    await forgetJobs();
    await store.articles.withdraw('law', 410, '', 'mara');
    const sea = await store.desk.find('sea');
    await store.transaction((tx) => tx.desk.put(sea!, written('ocean'), 'published', 'mara', 'rename'));
    expect(await announced('indexnow')).toEqual([['/article/law', '/article/ocean', '/article/sea']]);
  });

  test('nothing is said of a draft, nor of what is under embargo before its hour', async () => {
    await save('draft', { status: 'draft' });
    await save('secret', { publishedAt: await inSeconds(store, 0.3) });
    expect(await store.outbox.count()).toMatchObject({ waiting: 0 });
    await expect.poll(() => store.articles.publishDue('clock')).toEqual(['secret']);
    expect(await announced('indexnow')).toEqual([['/article/secret']]);
  });

  test('search engines are not told of what they are kept from; hubs are', async () => {
    const rule = (crawlers: object) => store.settings.set('publication', { name: 'The Meridian', crawlers });
    await rule({ sections: { trade: { search: 'deny' } } });
    await save('law');
    await save('tariffs', { section: 'trade' });
    expect(await announced('indexnow')).toEqual([['/article/law']]);
    expect((await announced('websub'))[0]).toContain('/feeds/section/trade/rss.xml');
    await forgetJobs();

    await rule({ search: 'deny', sections: { trade: { search: 'allow' } } });
    await save('law', { text: 'Mended.' });
    await save('tariffs', { section: 'trade', text: 'Mended.' });
    expect(await announced('indexnow')).toEqual([['/article/tariffs']]);
  });

  test('a hub and a search engine are told in their own ways', async () => {
    const [feeds, search] = [await hub(), await hub()];
    await save('law');
    await makeDue();
    work({ WEBSUB_HUBS: feeds.url, INDEXNOW_KEY: key, INDEXNOW_ENDPOINTS: search.url });
    await expect.poll(async () => (await store.outbox.count()).waiting).toBe(0);

    const ping = new URLSearchParams(feeds.calls[0]!.body);
    expect(feeds.calls).toHaveLength(1);
    expect(feeds.calls[0]!.type).toBe('application/x-www-form-urlencoded');
    expect(ping.get('hub.mode')).toBe('publish');
    expect(ping.getAll('hub.url')).toContain(`${siteUrl}/feeds/rss.xml`);
    expect(ping.getAll('hub.url')).toContain(`${siteUrl}/feeds/section/europe/rss.xml`);
    expect(search.calls.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { host: 'meridian.example', key, keyLocation: `${siteUrl}/${key}.txt`, urlList: [`${siteUrl}/article/law`] },
    ]);
  });

  test('who asks for time gets it, another one is told meanwhile, and the key is in no log', async () => {
    const busy = await hub((count) =>
      count === 1 ? { status: 429, headers: { 'Retry-After': '1' }, body: `slow down, ${key}` } : { status: 200 },
    );
    const other = await hub();
    await save('law');
    await makeDue();
    const began = Date.now();
    work({ INDEXNOW_KEY: key, INDEXNOW_ENDPOINTS: `${busy.url} ${other.url}` });
    await expect.poll(async () => (await waiting('indexnow'))[0]?.lastError).toContain('answered 429: slow down, …');
    await expect.poll(() => busy.calls.length, { timeout: 5000 }).toBe(2);
    expect(Date.now() - began).toBeGreaterThanOrEqual(1000);
    await expect.poll(async () => (await waiting('indexnow')).length).toBe(0);
    expect(other.calls).toHaveLength(1);
    expect(lines.join('')).not.toContain(key);
  });

  test('without anybody to be told, a write leaves no announcement', async () => {
    const plain = await openStore(database.url);
    await plain.articles.save(written('law'), 'mara', 'sync');
    await plain.close();
    expect(await store.outbox.count()).toMatchObject({ waiting: 0 });
  });
});
