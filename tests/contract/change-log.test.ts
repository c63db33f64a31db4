import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeChannel } from '#lib/store/change-log.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { dialects, emptied, newStore } from './stores.ts';
import { written } from './written.ts';

describe.each(dialects)('the change log of %s', (dialect) => {
  let store: Store;
  let url: string;
  let end: () => Promise<void>;
  beforeAll(async () => ({ store, url, end } = await newStore(dialect)));
  beforeEach(() => emptied(store));
  afterAll(() => end());

  test('says whether any of a page’s tags changed since it was printed', async () => {
    const start = await store.changes.newest();
    await store.changes.record(['front', 'article:a', 'front']);
    const printed = await store.changes.newest();
    await store.changes.record(['article:b']);

    expect(await store.changes.changedAfter(['article:a', 'nothing'], start)).toBe(true);
    expect(await store.changes.changedAfter(['article:a', 'front'], printed)).toBe(false);
    expect(await store.changes.changedAfter(['article:a', 'article:b'], printed)).toBe(true);
    expect(await store.changes.changedAfter([], 0)).toBe(false);
    expect((await store.changes.after(start, 10)).map(({ tag }) => tag)).toEqual(['front', 'article:a', 'article:b']);
    expect(await store.changes.after(start, 1)).toHaveLength(1);
    expect((await store.changes.after(printed, 10))[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test('never shows a change before an earlier one, however writers overlap', async () => {
    const other = await openStore(url);
    try {
      // The first writer records early and commits late; the second comes in between.
      const recorded = Promise.withResolvers<void>();
      const looked = Promise.withResolvers<void>();
      const slow = store.transaction(async (tx) => {
        await tx.changes.record(['slow']);
        recorded.resolve();
        await looked.promise;
      });
      await recorded.promise;
      const quick = other.changes.record(['quick']);
      const seen: string[][] = [];
      for (let look = 0; look < 10; look++) {
        seen.push((await store.changes.after(0, 10)).map(({ tag }) => tag));
      }
      looked.resolve();
      await Promise.all([slow, quick]);
      seen.push((await store.changes.after(0, 10)).map(({ tag }) => tag));

      expect(seen.at(-1)).toEqual(['slow', 'quick']);
      expect(seen).not.toContainEqual(['quick']);
    } finally {
      await other.close();
    }
  });

  test('compacted, it still answers the same', async () => {
    for (let round = 0; round < 5; round++) await store.changes.record(['front', `article:${round}`]);
    const newest = await store.changes.newest();
    await store.changes.compact();
    expect(await store.changes.after(0, 100)).toHaveLength(6);
    expect(await store.changes.newest()).toBe(newest);
    expect(await store.changes.changedAfter(['front'], newest - 2)).toBe(true);
    expect(await store.changes.changedAfter(['front'], newest - 1)).toBe(false);
  });

  test.runIf(dialect === 'postgres')('wakes whoever listens, once a write is committed', async () => {
    const listener = new pg.Client({ connectionString: url });
    await listener.connect();
    let heard = 0;
    listener.on('notification', ({ channel }) => (heard += channel === changeChannel ? 1 : 0));
    await listener.query(`listen ${changeChannel}`);
    await store.articles.save(written('law'), 'mara', 'sync');
    await expect.poll(() => heard).toBe(1);
    await listener.end();
    expect(heard).toBe(1);
  });
});
