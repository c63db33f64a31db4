import { expect, test, vi } from 'vitest';
import { RenderQueue, RenderRefused, type Cause, type Wish } from '#press/page/render-queue.ts';

const wish = (cause: Cause, address: string): Wish => ({ cause, address });

/** What is to begin has begun. */
const settled = () => new Promise(setImmediate);

/** Renders that end when they are told to; the names of those that have begun, in order. */
function renders(queue: RenderQueue) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  return {
    begun,
    ask: (name: string, of: Wish) =>
      queue.run(of, () => {
        begun.push(name);
        return new Promise<void>((end) => ends.push(end));
      }),
    /** Ends what runs, one after the other, until nothing is left. */
    async endAll() {
      await settled();
      while (ends.length > 0) {
        ends.shift()!();
        await settled();
      }
    },
  };
}

const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => (error instanceof RenderRefused ? error : null),
  );

test('whoever asks for one page waits for one render, however many another address has asked for', async () => {
  const queue = new RenderQueue(2);
  const { begun, ask, endAll } = renders(queue);
  for (let i = 0; i < 20; i += 1) void ask(`flood ${i}`, wish('unknown', 'flood'));
  void ask('reader', wish('unknown', 'reader'));
  await endAll();
  expect(begun.indexOf('reader')).toBe(2);
  expect(begun).toHaveLength(21);
});

test('a page that the press knows begins at once, while those it does not know wait', async () => {
  const queue = new RenderQueue(2);
  const { begun, ask, endAll } = renders(queue);
  for (let i = 0; i < 10; i += 1) void ask(`unknown ${i}`, wish('unknown', `address ${i}`));
  void ask('the story', wish('itself', 'reader'));
  await settled();
  expect(begun).toEqual(['unknown 0', 'the story']);
  await endAll();
});

test('an unknown page is not forgotten, however many others change', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  try {
    const queue = new RenderQueue(1);
    const { begun, ask, endAll } = renders(queue);
    for (let i = 0; i < 5; i += 1) void ask(`story ${i}`, wish('itself', 'a'));
    void ask('unknown', wish('unknown', 'b'));
    await settled();
    vi.advanceTimersByTime(2500);
    await endAll();
    expect(begun.slice(0, 2)).toEqual(['story 0', 'unknown']);
  } finally {
    vi.useRealTimers();
  }
});

test('an address that asks for too many unknown pages is told to come again; others are not', async () => {
  const queue = new RenderQueue(2);
  const { ask, endAll } = renders(queue);
  const asked = Array.from({ length: 200 }, (_, i) => refusal(ask(`flood ${i}`, wish('unknown', 'flood'))));
  const reader = refusal(ask('reader', wish('unknown', 'reader')));
  await endAll();
  const refusals = (await Promise.all(asked)).filter((each) => each !== null);
  expect(refusals).toHaveLength(200 - 21);
  for (const { status, retryAfter } of refusals) {
    expect(status).toBe(429);
    expect(retryAfter).toBeGreaterThan(0);
  }
  expect(await reader).toBeNull();
});

test('of searches one runs, an address has two more waiting, and all together eight', async () => {
  const queue = new RenderQueue(2);
  const { begun, ask, endAll } = renders(queue);
  const ofOne = [1, 2, 3, 4].map((i) => refusal(ask(`a ${i}`, wish('search', 'a'))));
  expect((await ofOne[3])?.status).toBe(429);
  const others = ['b', 'c', 'd', 'e', 'f', 'g'].map((address) => refusal(ask(address, wish('search', address))));
  expect((await others[5])?.status).toBe(503);
  expect(begun).toEqual(['a 1']);
  // Pages go beside them.
  void ask('page', wish('itself', 'a'));
  await settled();
  expect(begun).toEqual(['a 1', 'page']);
  await endAll();
  expect(begun).toEqual(['a 1', 'page', 'a 2', 'b', 'c', 'd', 'e', 'f', 'a 3']);
});

test('two who wait for the same page get it when the first of them has their turn', async () => {
  const queue = new RenderQueue(2);
  const { begun, ask, endAll } = renders(queue);
  for (let i = 0; i < 10; i += 1) void ask(`flood ${i}`, wish('unknown', 'flood'));
  const shared = wish('unknown', 'flood');
  void ask('shared', shared);
  queue.join(shared, 'reader');
  await endAll();
  expect(begun.indexOf('shared')).toBe(2);
  expect(begun).toHaveLength(11);
});

test('what waits too long is given up, and gives its place to others', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  try {
    const queue = new RenderQueue(1);
    const { begun, ask } = renders(queue);
    void ask('hangs', wish('itself', 'a'));
    const waiting = refusal(ask('waits', wish('unknown', 'b')));
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await waiting)?.status).toBe(503);
    expect(begun).toEqual(['hangs']);
  } finally {
    vi.useRealTimers();
  }
});

test('the press is never told to come again', async () => {
  const queue = new RenderQueue(2);
  const { begun, ask, endAll } = renders(queue);
  for (let i = 0; i < 50; i += 1) void ask(`own ${i}`, wish('unknown', ''));
  await endAll();
  expect(begun).toHaveLength(50);
});

test('its pace is what Next can do: renders that run at once share its time', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const queue = new RenderQueue(2);
    for (let i = 0; i < 100; i += 1) {
      const { ask, endAll } = renders(queue);
      const both = [ask('one', wish('itself', 'a')), ask('other', wish('itself', 'a'))];
      await settled();
      vi.advanceTimersByTime(200);
      await endAll();
      await Promise.all(both);
    }
    expect(queue.pace).toBeGreaterThan(5);
    expect(queue.pace).toBeLessThan(12);
  } finally {
    vi.useRealTimers();
  }
});
