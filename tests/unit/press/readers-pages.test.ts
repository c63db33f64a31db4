import { execFileSync } from 'node:child_process';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pages as kinds } from '#lib/news/addresses.ts';
import { bannerPlace } from '#lib/news/banner-place.ts';
import { bannerUrl, notFoundUrl } from '#lib/news/urls.ts';
import type { Rendered } from '#press/next/ask-next.ts';
import type { Encoding } from '#press/page/bodies.ts';
import type { PageMemoryOptions } from '#press/page/page-memory-options.ts';
import { bodyIn } from '#press/page/printed-page.ts';
import { ReadersPages } from '#press/page/readers-pages.ts';
import { memoryOf } from '#tests/support/page-memory.ts';

const answer = (body: string, tags: string, status = 200): Rendered => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-tag': tags, 'x-as-of': '7' },
  body: Buffer.from(`<!doctype html><html><head></head><body>${body}</body></html>`),
});

/** A press whose banner is what `says` is. */
function newsroom(options: Partial<PageMemoryOptions> = {}) {
  const asked: string[] = [];
  const compose = vi.fn();
  const site = { says: '', asked, compose, overtaken: false, ask: () => Promise.resolve() };
  const memory = memoryOf({
    ask: async (key) => {
      asked.push(key);
      await site.ask();
      if (key === bannerUrl()) {
        site.overtaken = false;
        return answer(`<main>${site.says}</main>`, 'publication,breaking');
      }
      if (key.startsWith('/nothing')) {
        return {
          ...answer('', `page:${key}`, 404),
          body: Buffer.from('<!DOCTYPE html><html id="__next_error__"></html>'),
        };
      }
      return answer(`${bannerPlace}<main>${key}</main>`, 'publication', key === notFoundUrl() ? 404 : 200);
    },
    isVouchedFor: ({ tags }) => !(tags.includes('breaking') && site.overtaken),
    isOvertaken: ({ tags }) => tags.includes('breaking') && site.overtaken,
    ...options,
  });
  const pages = new ReadersPages(memory, compose);
  const get = (key: string, encoding: Encoding = 'br') => pages.get(key, kinds.article, '', encoding);
  return {
    ...{ site, memory, pages, get },
    /** What a reader sees at an address. */
    read: async (key: string) => {
      const { entry } = await get(key, 'identity');
      return /<body>(.*)<\/body>/.exec(bodyIn(entry.page, 'identity').toString())![1];
    },
    /** The desk changes the banner, and the press hears of it. */
    change: (says: string) => {
      Object.assign(site, { says, overtaken: true });
      memory.recheck();
    },
  };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

test('a banner comes and goes on every page, and Next renders it alone', async () => {
  const { read, change, site } = newsroom();
  expect(await read('/a')).toBe('<main>/a</main>');
  expect(await read('/b')).toBe('<main>/b</main>');
  site.asked.length = 0;
  change('<aside>Quake</aside>');
  for (const key of ['/a', '/b']) expect(await read(key)).toBe(`<aside>Quake</aside><main>${key}</main>`);
  change('');
  for (const key of ['/a', '/b']) expect(await read(key)).toBe(`<main>${key}</main>`);
  expect(site.asked).toEqual([bannerUrl(), bannerUrl()]);
});

test('a page is put together when somebody asks for it, once, in the encoding that they take', async () => {
  // However slow the machine is, no reader's patience ends.
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  const { get, change, site, pages } = newsroom();
  for (const key of ['/a', '/b', '/c']) await get(key);
  change('<aside>Quake</aside>');
  site.compose.mockClear();
  expect(pages.fresh('/a', 'br')).toBeUndefined();
  await Promise.all([get('/a'), get('/a'), get('/a')]);
  await get('/a');
  expect(pages.fresh('/a', 'br')?.page.hash).toBe((await get('/a')).entry.page.hash);
  expect(pages.fresh('/a', 'gzip')).toBeUndefined();
  expect(site.compose).toHaveBeenCalledTimes(1);
  const whole = bodyIn((await get('/a', 'identity')).entry.page, 'identity');
  expect(site.compose).toHaveBeenCalledTimes(2);
  expect(brotliDecompressSync(bodyIn((await get('/a', 'br')).entry.page, 'br'))).toEqual(whole);
  expect(gunzipSync(bodyIn((await get('/a', 'gzip')).entry.page, 'gzip'))).toEqual(whole);
  expect((await get('/a')).entry.page.length).toBe(whole.length);
  expect(site.compose).toHaveBeenCalledTimes(2);
});

test('the entity tag follows the page and the banner, and nothing else', async () => {
  const [one, other] = [newsroom(), newsroom()];
  const tag = async ({ get }: ReturnType<typeof newsroom>, key: string) => (await get(key)).entry.page.hash;
  const calm = await tag(one, '/a');
  one.change('<aside>Quake</aside>');
  const quake = await tag(one, '/a');
  one.change('<aside>Flood</aside>');
  const flood = await tag(one, '/a');
  one.change('');
  expect(await tag(one, '/a')).toBe(calm);
  expect(new Set([calm, quake, flood, await tag(one, '/b')]).size).toBe(4);
  // Another instance says the same of the same.
  other.change('<aside>Quake</aside>');
  expect(await tag(other, '/a')).toBe(quake);
});

test('a cache can purge every page of a banner by one tag, whether there is one or not', async () => {
  const { get, change } = newsroom();
  expect((await get('/a')).entry.page.tags).toEqual(['publication', 'breaking']);
  change('<aside>Quake</aside>');
  expect((await get('/a')).entry.page.tags).toEqual(['publication', 'breaking']);
});

test('where there is nothing all addresses share the bytes with the banner too', async () => {
  const { get, change } = newsroom();
  change('<aside>Quake</aside>');
  const [one, two] = [await get('/nothing-1'), await get('/nothing-2')];
  expect(one.entry.page.status).toBe(404);
  expect(bodyIn(one.entry.page, 'br')).toBe(bodyIn(two.entry.page, 'br'));
});

test('what is put together counts as memory', async () => {
  const { get, change, memory } = newsroom();
  await get('/a', 'gzip');
  const calm = memory.size;
  change(`<aside>${'A very long headline '.repeat(20)}</aside>`);
  await get('/a', 'gzip');
  expect(memory.size.pages).toBe(calm.pages);
  expect(memory.size.bytes).toBeGreaterThan(calm.bytes + 100);
});

test('while a banner is rendered readers get the page of a moment ago, and no cache keeps it', async () => {
  const { get, read, change, site } = newsroom();
  await read('/a');
  const slow = Promise.withResolvers<void>();
  site.ask = () => slow.promise;
  change('<aside>Quake</aside>');
  const early = await get('/a', 'identity');
  expect(early.outcome).toBe('old');
  expect(bodyIn(early.entry.page, 'identity').toString()).not.toContain('Quake');
  slow.resolve();
  await expect.poll(() => read('/a')).toContain('Quake');
});

test('a banner that may not be shown any more is on no page, also while Next does not answer', async () => {
  let withdrawn = false;
  const { get, read, change, site } = newsroom({
    leadsToWithdrawn: ({ tags }) => withdrawn && tags.includes('breaking'),
  });
  change('<aside>Regretted</aside>');
  expect(await read('/a')).toContain('Regretted');
  withdrawn = true;
  site.ask = async () => Promise.reject(new Error('gone'));
  change('');
  const page = await get('/a', 'identity');
  expect(bodyIn(page.entry.page, 'identity').toString()).not.toContain('Regretted');
  expect(page.outcome).toBe('old');
  site.asked.length = 0;
  // Nobody waits for it again, and Next is asked once a second.
  site.ask = () => new Promise(() => {});
  for (let reader = 0; reader < 5; reader += 1) expect(await read('/a')).not.toContain('Regretted');
  later(1001);
  for (let reader = 0; reader < 5; reader += 1) expect(await read('/a')).not.toContain('Regretted');
  expect(site.asked.filter((key) => key === bannerUrl()).length).toBe(1);
});

test('what the page memory counts is what pages with a banner take', () => {
  const weigh = ['--expose-gc', 'tests/support/weigh-pages.ts', '3000', '<aside>Quake</aside>'];
  const { counted, kept } = JSON.parse(execFileSync(process.execPath, weigh).toString()) as Record<string, number>;
  expect(kept).toBeLessThan(counted! * 1.1);
  expect(kept).toBeGreaterThan(counted! * 0.6);
});
