import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { pages } from '#lib/news/addresses.ts';
import type { Rendered } from '#press/next/ask-next.ts';
import type { PageMemory } from '#press/page/page-memory.ts';
import { bodyIn } from '#press/page/printed-page.ts';
import { RenderQueue, type Cause, type Wish } from '#press/page/render-queue.ts';
import { memoryOf, shelf } from '#tests/support/page-memory.ts';

const html = (text: string, status = 200): Rendered => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-tag': 'article:strait,front', 'x-as-of': '7' },
  body: Buffer.from(`<!doctype html><html><head></head><body>${text}</body></html>`),
});

/** Moves the clock on, without waiting for it. */
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const { article } = pages;

const wish = (cause: Cause, address = 'a'): Wish => ({ cause, address });

const read = async (memory: PageMemory, key = '/article/strait') => {
  const { entry, outcome } = await memory.get(key, article);
  return `${outcome}: ${/<body>(.*)<\/body>/.exec(bodyIn(entry.page, 'identity').toString())?.[1]}`;
};

test('500 readers of a page that was never printed cost one render', async () => {
  const rendered = Promise.withResolvers<Rendered>();
  const ask = vi.fn(() => rendered.promise);
  const memory = memoryOf({ ask });
  const readers = Array.from({ length: 500 }, () => read(memory));
  rendered.resolve(html('once'));
  const all = await Promise.all(readers);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(new Set(all)).toEqual(new Set(['rendered: once']));
});

test('a page is at most a second old', async () => {
  let edition = 0;
  const memory = memoryOf({ ask: async () => html(`edition ${++edition}`) });
  await read(memory);
  expect(await read(memory)).toBe('hit: edition 1');
  later(1010);
  expect(memory.fresh('/article/strait')).toBeUndefined();
  expect(await read(memory)).toBe('refreshed: edition 2');
});

test('while the change log vouches for a page, Next is not asked for it again', async () => {
  const ask = vi.fn(async () => html('true'));
  let vouched = true;
  const memory = memoryOf({ ask, isVouchedFor: () => vouched });
  await read(memory);
  later(1010);
  expect(memory.fresh('/article/strait')).toBeDefined();
  vouched = false;
  later(1010);
  expect(memory.fresh('/article/strait')).toBeUndefined();
  expect(ask).toHaveBeenCalledTimes(1);
});

test('what a change has overtaken is refreshed before its second is over', async () => {
  let edition = 0;
  let newest = 7;
  const memory = memoryOf({
    ask: async () => {
      edition += 1;
      return { ...html(`edition ${edition}`), headers: { ...html('').headers, 'x-as-of': String(newest) } };
    },
    isOvertaken: ({ asOf }) => asOf! < newest,
  });
  await read(memory);
  newest = 8;
  memory.recheck();
  expect(await read(memory)).toBe('refreshed: edition 2');
  expect(await read(memory)).toBe('hit: edition 2');
});

test('a render that began before a publish and ended after it is shown once, as of a moment ago, and not kept', async () => {
  let edition = 0;
  const memory = memoryOf({ ask: async () => html(`edition ${++edition}`), isOvertaken: () => edition === 1 });
  expect(await read(memory)).toBe('old: edition 1');
  expect(await read(memory)).toBe('refreshed: edition 2');
});

test('a slow refresh gives readers the copy of a moment ago, and the new one when it is there', async () => {
  let rendered = Promise.resolve(html('edition 1'));
  const memory = memoryOf({ ask: () => rendered });
  await read(memory);
  const slow = Promise.withResolvers<Rendered>();
  rendered = slow.promise;
  later(1010);
  expect(await read(memory)).toBe('old: edition 1');
  slow.resolve(html('edition 2'));
  await expect.poll(() => read(memory)).toBe('hit: edition 2');
});

test('“there is nothing here” is told to nobody once something may be, however slowly it comes', async () => {
  let rendered = Promise.resolve(html('nothing', 404));
  let changed = false;
  const memory = memoryOf({ ask: () => rendered, changedItself: () => changed });
  await read(memory);
  const slow = Promise.withResolvers<Rendered>();
  rendered = slow.promise;
  later(1010);
  // Meanwhile the patience of readers who may have a copy is over.
  expect(await read(memory)).toBe('old: nothing');
  changed = true;
  const reader = read(memory);
  slow.resolve(html('a story'));
  expect(await reader).toBe('refreshed: a story');
});

describe('while a page is made anew', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }));

  async function readAfter(ms: number) {
    let rendered = Promise.resolve(html('edition 1'));
    const memory = memoryOf({ ask: () => rendered });
    await read(memory);
    const slow = Promise.withResolvers<Rendered>();
    rendered = slow.promise;
    later(ms);
    return { slow, reader: read(memory) };
  }

  test('readers get the copy that was good a moment ago', async () => {
    const { reader } = await readAfter(9_000);
    await vi.advanceTimersByTimeAsync(300);
    expect(await reader).toBe('old: edition 1');
  });

  test('the first reader for a while waits rather than read an older copy', async () => {
    const { slow, reader } = await readAfter(50 * 60_000);
    await vi.advanceTimersByTimeAsync(300);
    slow.resolve(html('edition 2'));
    expect(await reader).toBe('refreshed: edition 2');
  });

  test('nobody waits for ever: the older copy is better than none', async () => {
    const { reader } = await readAfter(50 * 60_000);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await reader).toBe('old: edition 1');
  });
});

test.each([
  ['answers 500', async () => html('broken', 500)],
  [
    'does not answer',
    async () => {
      throw new Error('gone');
    },
  ],
])('when Next %s, the last good copy is served, also after a restart of the press', async (_how, fail) => {
  let ask = async () => html('good');
  const kept = shelf();
  const memory = memoryOf({ ask: () => ask(), kept });
  await read(memory);
  ask = fail;
  later(1010);
  expect(await read(memory)).toBe('stale: good');
  const restarted = memoryOf({ ask: () => ask(), kept });
  expect(await read(restarted)).toBe('stale: good');
  await expect(read(restarted, '/article/never-printed')).rejects.toThrow();
});

test('what an earlier press kept is not shown to who can have the new page, however slowly it comes', async () => {
  const kept = shelf();
  await read(memoryOf({ ask: async () => html('yesterday'), kept }));
  const slow = Promise.withResolvers<Rendered>();
  const memory = memoryOf({ kept, ask: () => slow.promise });
  const readers = [read(memory), read(memory)];
  slow.resolve(html('today'));
  expect(await Promise.all(readers)).toEqual(['refreshed: today', 'refreshed: today']);
});

test('a withdrawn article is shown from no copy, in memory or on disk', async () => {
  let ask = async () => html('regretted');
  const kept = shelf();
  const withdrawn = new Set<string>();
  const options = { ask: () => ask(), kept, isWithdrawn: (key: string) => withdrawn.has(key) };
  const memory = memoryOf(options);
  await read(memory);
  ask = async () => {
    throw new Error('gone');
  };
  withdrawn.add('/article/strait');
  memory.recheck();
  expect(memory.fresh('/article/strait')).toBeUndefined();
  await expect(read(memory)).rejects.toThrow('gone');
  kept.pages.set('/article/strait', (await memoryOf({ ask: async () => html('regretted') }).get('/x', article)).entry);
  await expect(read(memoryOf(options))).rejects.toThrow('gone');
});

test('an article that is no more takes its copy on disk with it', async () => {
  let status = 200;
  const kept = shelf();
  const memory = memoryOf({ ask: async () => html('text', status), kept });
  await read(memory);
  expect(kept.pages.size).toBe(1);
  status = 404;
  later(1010);
  await read(memory);
  expect(kept.pages.size).toBe(0);
});

test('the memory is bounded by bytes', async () => {
  const memory = memoryOf({ ask: async () => html('x'.repeat(10_000)), maxBytes: 200_000 });
  for (let i = 0; i < 100; i += 1) await read(memory, `/article/${i}`);
  expect(memory.size.bytes).toBeLessThanOrEqual(200_000);
  expect(memory.size.pages).toBeGreaterThan(3);
});

test('pages that changed themselves are rendered before those that only carry another banner', async () => {
  const order: string[] = [];
  const queue = new RenderQueue(1);
  const work = (name: string) => async () => {
    order.push(name);
    await setImmediate();
  };
  await Promise.all([
    queue.run(wish('surroundings'), work('first come')),
    queue.run(wish('surroundings'), work('banner here')),
    queue.run(wish('surroundings'), work('banner there')),
    queue.run(wish('itself'), work('the story')),
    queue.run(wish('itself'), work('the front')),
  ]);
  expect(order).toEqual(['first come', 'the story', 'the front', 'banner here', 'banner there']);
});

test('pages that only carry another banner get their turn, however many others come', async () => {
  const queue = new RenderQueue(3);
  const order: string[] = [];
  const busy = async () => {
    while (!order.includes('banner')) await queue.run(wish('itself'), () => setImmediate());
  };
  const others = [busy(), busy(), busy(), busy()];
  await queue.run(wish('surroundings'), async () => void order.push('banner'));
  await Promise.all(others);
  expect(order).toEqual(['banner']);
});

test('a copy that may not be shown is not shown the second time either', async () => {
  let ask = async () => html('leads to what is withdrawn');
  const memory = memoryOf({ ask: () => ask(), leadsToWithdrawn: () => withdrawn });
  let withdrawn = false;
  await read(memory);
  ask = async () => {
    throw new Error('gone');
  };
  withdrawn = true;
  later(1010);
  for (let time = 0; time < 3; time += 1) await expect(read(memory)).rejects.toThrow('gone');
  expect(memory.fresh('/article/strait')).toBeUndefined();
});

test('a render that fails gives its place to the next', async () => {
  const queue = new RenderQueue(1);
  const failing = queue.run(wish('itself'), async () => Promise.reject(new Error('broken')));
  const next = queue.run(wish('itself'), async () => 'rendered');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('rendered');
});
