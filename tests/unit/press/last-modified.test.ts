import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { FrontParts } from '#press/front-parts.ts';
import { front } from '#press/front.ts';
import { memoryOf, shelf } from '#tests/support/page-memory.ts';

const feed = '/feeds/rss.xml';
let kept: ReturnType<typeof shelf>;
/** What Next sends. */
let sent: { type: string; body: string };

beforeEach(() => {
  kept = shelf();
  sent = { type: 'application/xml; charset=utf-8', body: '<rss>one</rss>' };
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-30T10:00:00.300Z') });
  onTestFinished(() => void vi.useRealTimers());
});
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

/** A press that has nothing in memory. */
async function press(): Promise<(headers?: Record<string, string>, path?: string) => Promise<Response>> {
  const memory = memoryOf({
    kept,
    ask: async () => ({
      status: 200,
      headers: { 'content-type': sent.type, 'cache-tag': 'feeds', 'x-as-of': '7' },
      body: Buffer.from(sent.body),
    }),
  });
  const parts = {
    memory,
    metrics: { count: () => {} },
    log: { debug: () => {} },
    refusalLog: { note: () => {} },
    oldQueries: () => ({ find: () => null }),
    files: { has: () => false },
    tombstones: { find: () => undefined },
    renderLimit: { take: () => 0 },
    texts: new Map(),
    settings: () => settings,
    draining: () => false,
    trustedProxies: 0,
    answerWithin: 10_000,
  } as unknown as FrontParts;
  const server = createServer(front(parts));
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return async (headers = {}, path = feed) => {
    const answer = await fetch(site + path, { headers });
    await answer.arrayBuffer();
    return answer;
  };
}
const settings = { https: false, cacheLimit: 60 };
const modified = (answer: Response) => answer.headers.get('last-modified');
const since = (time: string | null) => ({ 'If-Modified-Since': time! });
const httpNow = () => new Date().toUTCString();

test('who has what there is gets 304, by the time that the feed said or by their own clock', async () => {
  const get = await press();
  const first = modified(await get());
  expect(first).toBe('Mon, 30 Nov 2026 10:00:00 GMT');
  later(5000);
  for (const time of [first, httpNow(), 'Monday, 30-Nov-26 10:00:05 GMT', 'Mon Nov 30 10:00:05 2026']) {
    const again = await get(since(time));
    expect([again.status, modified(again)], time!).toEqual([304, first]);
  }
  expect((await get(since('Mon, 30 Nov 2026 09:59:59 GMT'))).status).toBe(200);
});

test('what is no date counts for nothing', async () => {
  const get = await press();
  await get();
  later(5000);
  for (const time of ['yesterday', '2026-12-01', 'Mon, 99 Nov 2026 10:00:00 GMT', '9'.repeat(5000), '']) {
    expect((await get(since(time))).status, time).toBe(200);
  }
});

test('a change is never taken for what there was, however soon it comes', async () => {
  const get = await press();
  const first = await get();
  later(1200);
  sent.body = '<rss>two</rss>';
  const second = await get(since(modified(first)));
  expect(second.status).toBe(200);
  // The next change comes in the same second; who asked in between was told a time.
  later(100);
  sent.body = '<rss>three</rss>';
  later(1100);
  expect((await get(since(modified(second)))).status).toBe(200);
  later(1000);
  const third = modified(await get());
  expect(Date.parse(third!)).toBeLessThanOrEqual(Date.now());
  expect((await get(since(third))).status).toBe(304);
  expect((await get(since(modified(second)))).status).toBe(200);
});

test('less is a change too: who asks by date learns of a withdrawal', async () => {
  sent.body = '<rss><item>Withdrawn</item></rss>';
  const get = await press();
  const before = modified(await get());
  later(60_000);
  sent.body = '<rss></rss>';
  expect((await get(since(before))).status).toBe(200);
});

test('the entity tag wins where both are sent', async () => {
  const get = await press();
  const answer = await get();
  const etag = answer.headers.get('etag')!;
  later(5000);
  expect((await get({ 'If-None-Match': '"another"', ...since(httpNow()) })).status).toBe(200);
  expect((await get({ 'If-None-Match': etag, ...since('Mon, 30 Nov 2020 00:00:00 GMT') })).status).toBe(304);
});

test('a press that starts again goes on with the time of what it kept', async () => {
  const first = modified(await (await press())());
  later(3_600_000);
  expect(modified(await (await press())())).toBe(first);
});

test('sitemaps have it too; a page of HTML, into which the banner is put, has its entity tag alone', async () => {
  const get = await press();
  expect(modified(await get({}, '/sitemaps/news.xml'))).not.toBeNull();
  sent = { type: 'text/html; charset=utf-8', body: '<!doctype html><html><head></head><body></body></html>' };
  expect(modified(await get({}, '/about'))).toBeNull();
  later(5000);
  expect((await get(since(httpNow()), '/about')).status).toBe(200);
});
