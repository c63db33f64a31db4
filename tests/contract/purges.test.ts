import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '#lib/store/open-store.ts';
import { purgePayload } from '#lib/store/purge-job.ts';
import type { Store } from '#lib/store/store.ts';
import { dialects, emptied, emptyDatabase, inSeconds, type TestDatabase } from './stores.ts';
import { written } from './written.ts';

describe.each(dialects)('with a cache before the site, on %s', (dialect) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await emptyDatabase(dialect);
    store = await openStore(database.url, { purges: true });
  });
  beforeEach(() => emptied(store).then(forgetJobs));
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  const forgetJobs = () =>
    store.transaction(async (tx) => {
      await tx.db.deleteFrom('outbox').execute();
      await tx.db.deleteFrom('change').execute();
    });
  const purges = async () =>
    (await store.outbox.jobs('waiting', 10)).map(({ kind, payload }) => {
      expect(kind).toBe('purge');
      return purgePayload.parse(payload);
    });
  const changedTags = async () => (await store.changes.after(0, 1000)).map(({ tag }) => tag).sort();

  test('a write leaves one job with every tag that it changed, and the change up to which it goes', async () => {
    await store.transaction(async (tx) => {
      await tx.articles.save(written('law', { topics: ['rail'] }), 'mara', 'sync');
      await store.articles.save(written('sea', { section: 'oceans' }), 'mara', 'sync');
      await tx.changes.record(['publication']);
    });
    const [purge, ...others] = await purges();
    expect(others).toEqual([]);
    expect(purge!.tags.toSorted()).toEqual(await changedTags());
    expect(purge!.tags).toEqual(expect.arrayContaining(['article:law', 'article:sea', 'topic:rail', 'publication']));
    expect(purge!.change).toBe(await store.changes.newest());
  });

  test('each write leaves its own, also one that only notes a change', async () => {
    await store.changes.record(['front', 'front']);
    await store.changes.record(['feeds']);
    expect((await purges()).map(({ tags }) => tags).toSorted()).toEqual([['feeds'], ['front']]);
  });

  test('what comes out by the clock is purged as well', async () => {
    await store.articles.save(written('embargoed', { publishedAt: await inSeconds(store, 0.2) }), 'mara', 'sync');
    expect(await purges()).toEqual([]);
    await expect.poll(() => store.articles.publishDue('clock')).toEqual(['embargoed']);
    expect((await purges())[0]!.tags).toContain('article:embargoed');
  });

  test('a write that changes nothing for readers leaves none, and neither does one that fails', async () => {
    await store.articles.save(written('law', { status: 'draft' }), 'mara', 'sync');
    const failing = store.transaction(async (tx) => {
      await tx.articles.save(written('sea'), 'mara', 'sync');
      throw new Error('the power went');
    });
    await expect(failing).rejects.toThrow('the power went');
    expect(await purges()).toEqual([]);
  });

  test('it is not due before every press can have noticed the change', async () => {
    await store.changes.record(['front']);
    expect(await store.outbox.due(10)).toEqual([]);
    await expect.poll(() => store.outbox.due(10), { timeout: 2000 }).toHaveLength(1);
    const [job] = await store.outbox.jobs('waiting', 1);
    expect(Date.parse(await store.now()) - Date.parse(job!.createdAt)).toBeGreaterThanOrEqual(500);
  });

  test('without one, a write leaves no job', async () => {
    const plain = await openStore(database.url);
    await plain.articles.save(written('law'), 'mara', 'sync');
    await plain.close();
    expect(await changedTags()).toContain('article:law');
    expect(await purges()).toEqual([]);
  });
});
