import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf } from '#lib/desk/api/problem.ts';
import { isWaitedInVain } from '#lib/store/away.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { dialects, newStore } from './stores.ts';
import { written } from './written.ts';

describe.each(dialects)('while somebody else writes for long, %s', (dialect) => {
  let store: Store;
  let other: Store;
  let end: () => Promise<void>;
  beforeAll(async () => {
    const made = await newStore(dialect);
    ({ store, end } = made);
    other = await openStore(made.url);
  });
  afterAll(async () => {
    await other.close();
    await end();
  });

  test('tells a writer in time that nothing was written, and readers go on', async () => {
    const holding = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const long = other.transaction(async (tx) => {
      await tx.changes.record(['front']);
      holding.resolve();
      await released.promise;
    });
    await holding.promise;
    const failed = await store.articles.save(written('late'), 'test', 'sync').catch((error: unknown) => error);
    try {
      expect(isWaitedInVain(failed)).toBe(true);
      expect(await store.articles.publishedBySlug('late')).toBeNull();
      const answer = problemOf(failed, null);
      expect(answer.status).toBe(503);
      expect(answer.headers.get('Retry-After')).toBe('5');
      expect(await answer.text()).toContain('Nothing was written');
    } finally {
      released.resolve();
      await long;
    }
    await store.articles.save(written('late'), 'test', 'sync');
    expect(await store.articles.publishedBySlug('late')).not.toBeNull();
  });
});
