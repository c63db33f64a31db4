import { expect, test, vi } from 'vitest';
import { pages } from '#lib/news/addresses.ts';
import { notFoundUrl } from '#lib/news/urls.ts';
import type { Rendered } from '#press/next/ask-next.ts';
import type { PageMemoryOptions } from '#press/page/page-memory-options.ts';
import { bodyIn } from '#press/page/printed-page.ts';
import { RenderRefused } from '#press/page/render-queue.ts';
import { memoryOf, shelf } from '#tests/support/page-memory.ts';

const { article, page: other } = pages;

const html = (text: string, status = 200, tags = 'front', asOf = 7): Rendered => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-tag': tags, 'x-as-of': String(asOf) },
  body: Buffer.from(`<!doctype html><html><head></head><body>${text}</body></html>`),
});

/** What Next prints where there is nothing. */
const shell = (tags: string, asOf = 7): Rendered => ({
  ...html('', 404, tags, asOf),
  body: Buffer.from('<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>'),
});

const textOf = ({ entry }: Awaited<ReturnType<ReturnType<typeof memoryOf>['get']>>) =>
  /<body>(.*)<\/body>/.exec(bodyIn(entry.page, 'identity').toString())?.[1];

test('where there is nothing readers get one page, which is printed once, and know it to depend on both', async () => {
  const asked: string[] = [];
  const memory = memoryOf({
    ask: async (key) => {
      asked.push(key);
      return key === notFoundUrl() ? html('Nothing here', 404, 'publication', 3) : shell(`page:${key}`, 9);
    },
    isVouchedFor: () => true,
  });
  const pages = [];
  for (const path of ['/a', '/b', '/c']) pages.push(await memory.get(path, other));
  expect(pages.map(textOf)).toEqual(['Nothing here', 'Nothing here', 'Nothing here']);
  expect(asked).toEqual(['/a', notFoundUrl(), '/b', '/c']);
  const [first, second] = pages.map(({ entry }) => entry.page);
  expect(first).toMatchObject({ status: 404, tags: ['page:/a', 'publication'], asOf: 3 });
  expect(second!.bodies).toBe(first!.bodies);
});

test('while a banner changes, the copy on disk is shown as soon as one in memory would be', async () => {
  const kept = shelf();
  await memoryOf({ kept, ask: async () => html('yesterday') }).get('/article/strait', article);
  let end = () => {};
  const slow: PageMemoryOptions['ask'] = async () => {
    await new Promise<void>((resolve) => (end = resolve));
    return html('with the banner');
  };
  const banner = { kept, ask: slow, changedItself: () => false };
  const onlyBanner = memoryOf({ ...banner, changedMeanwhile: async () => false });
  const early = await onlyBanner.get('/article/strait', article);
  expect([early.outcome, textOf(early)]).toEqual(['old', 'yesterday']);
  end();
  await expect.poll(async () => textOf(await onlyBanner.get('/article/strait', article))).toBe('with the banner');

  // Where the story was corrected meanwhile, nobody is shown what it said before.
  const corrected = memoryOf({ ...banner, changedMeanwhile: async () => true });
  const reading = corrected.get('/article/strait', article);
  await vi.waitFor(() => expect(corrected.has('/article/strait')).toBe(true));
  setTimeout(() => end(), 400);
  expect(textOf(await reading)).toBe('with the banner');
});

test('who may not have a render gets the copy there is, and it does not count as broken', async () => {
  const failures: unknown[] = [];
  let full = false;
  const memory = memoryOf({
    ask: async () => {
      if (full) throw new RenderRefused(429, 3);
      return html('the page');
    },
    isOvertaken: () => full,
    changedItself: () => false,
    onRender: (_, __, result) => result instanceof Error && failures.push(result),
  });
  await memory.get('/article/strait', article);
  full = true;
  memory.recheck();
  const answer = await memory.get('/article/strait', article);
  expect([answer.outcome, textOf(answer)]).toEqual(['old', 'the page']);
  await expect(memory.get('/article/never-printed', article)).rejects.toThrow(RenderRefused);
  expect(failures).toEqual([]);
});

test('Next has less time for an address that nobody knows, and a page of nothing makes none known', async () => {
  const patience = new Map<string, number>();
  const memory = memoryOf({
    ask: async (key, { answer }) => {
      patience.set(key, answer);
      return key === '/nothing' ? html('nothing', 404) : html('text');
    },
    isKnown: (key) => key === '/',
    changedItself: () => true,
    isOvertaken: () => true,
  });
  for (const key of ['/', '/article/strait', '/nothing']) await memory.get(key, other);
  expect(patience.get('/article/strait')).toBeLessThan(patience.get('/')!);
  // Once it has a copy, the press knows the one and not the other.
  for (const key of ['/article/strait', '/nothing']) await memory.get(key, other);
  expect(patience.get('/article/strait')).toBe(patience.get('/'));
  expect(patience.get('/nothing')).toBeLessThan(patience.get('/')!);
});

test('a render tells how long it waited for its turn from how long it took', async () => {
  const memory = memoryOf({
    ask: async (_, __, inTurn) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return inTurn(async () => html('text'));
    },
  });
  const { timing } = await memory.get('/article/strait', article);
  expect(timing!.wait).toBeGreaterThan(0);
  expect(timing!.render).toBeLessThan(timing!.wait + 1000);
});
