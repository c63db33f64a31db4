import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#lib/store/store.ts';
import { dialects, emptied, newStore } from './stores.ts';

describe.each(dialects)('the outbox of %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => ({ store, end } = await newStore(dialect)));
  beforeEach(() => emptied(store));
  afterAll(() => end());

  const taken = async () => (await store.outbox.due(1))[0]!;
  const states = async () => {
    const named = async (state: 'waiting' | 'failed' | 'done') =>
      (await store.outbox.jobs(state, 10)).map(({ payload }) => payload);
    return { waiting: await named('waiting'), failed: await named('failed'), done: await named('done') };
  };

  test('shows what waits, what failed and why, and what was done', async () => {
    for (const name of ['done', 'given up', 'tried', 'new']) await store.outbox.enqueue('mail', name);
    await store.outbox.done((await taken()).id);
    await store.outbox.failed((await taken()).id, { error: 'no such mailbox', retryIn: null });
    await store.outbox.failed((await taken()).id, { error: 'busy', retryIn: 60, payload: 'the rest of tried' });

    expect(await states()).toEqual({ waiting: ['new', 'the rest of tried'], failed: ['given up'], done: ['done'] });
    expect(await store.outbox.count()).toEqual({ waiting: 2, failed: 1 });
    expect((await store.outbox.jobs('failed', 1))[0]).toMatchObject({
      kind: 'mail',
      attempts: 1,
      lastError: 'no such mailbox',
      endedAt: expect.stringMatching(/Z$/),
    });
    expect((await store.outbox.jobs('waiting', 10))[1]).toMatchObject({ lastError: 'busy', endedAt: null });
  });

  test('what failed can be tried again as if it were new, or dropped; what was done cannot', async () => {
    for (const name of ['a', 'b', 'c']) await store.outbox.enqueue('mail', name);
    const [a, b, c] = [await taken(), await taken(), await taken()];
    await store.outbox.failed(a.id, { error: 'down', retryIn: null });
    await store.outbox.failed(b.id, { error: 'down', retryIn: null });
    await store.outbox.done(c.id);

    expect(await store.outbox.retry(a.id)).toBe(true);
    expect(await store.outbox.drop(b.id)).toBe(true);
    expect([await store.outbox.retry(c.id), await store.outbox.drop(c.id), await store.outbox.drop(12345)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(await taken()).toMatchObject({ payload: 'a', attempts: 1 });
    expect(await states()).toEqual({ waiting: ['a'], failed: [], done: ['c'] });
  });

  test('a worker that comes too late does not undo what another one did', async () => {
    await store.outbox.enqueue('mail', 'a');
    const { id } = await taken();
    await store.outbox.done(id);
    await store.outbox.failed(id, { error: 'too late', retryIn: 0 });
    expect(await states()).toEqual({ waiting: [], failed: [], done: ['a'] });
  });

  test('a worker is given only what it knows how to do', async () => {
    await store.outbox.enqueue('mail', 'a');
    expect(await store.outbox.due(10, ['purge'])).toEqual([]);
    expect(await store.outbox.due(10, ['purge', 'mail'])).toHaveLength(1);
  });

  test('what was done some days ago is tidied away; what failed stays', async () => {
    for (const name of ['done', 'failed', 'new']) await store.outbox.enqueue('mail', name);
    await store.outbox.done((await taken()).id);
    await store.outbox.failed((await taken()).id, { error: 'down', retryIn: null });
    await store.outbox.tidy(1);
    expect((await states()).done).toEqual(['done']);
    await store.outbox.tidy(-1);
    expect(await states()).toEqual({ waiting: ['new'], failed: ['failed'], done: [] });
  });
});
