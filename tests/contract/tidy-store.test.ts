import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#lib/store/store.ts';
import { Clock } from '#press/store/clock.ts';
import { dialects, emptied, inSeconds, newStore } from './stores.ts';
import { written } from './written.ts';

const day = 24 * 60 * 60;

describe.each(dialects)('what a year leaves in %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => ({ store, end } = await newStore(dialect)));
  beforeEach(() => emptied(store));
  afterAll(() => end());

  const logged = async () => (await store.changes.after(0, 100_000)).map(({ tag }) => tag);

  test('the change log has one change of each tag, however often it changed', async () => {
    let reached = 0;
    for (let week = 0; week < 52; week += 1) {
      await store.changes.record(['front', 'feeds', `month:${week % 12}`, `article:${week % 30}`]);
      if (week % 4 === 3) reached = await store.changes.compact(reached);
      expect((await logged()).length).toBeLessThan(2 + 12 + 30 + 4 * 4);
    }
    reached = await store.changes.compact(reached);
    const left = await logged();
    expect(left).toHaveLength(2 + 12 + 30);
    expect(new Set(left).size).toBe(left.length);
    expect(reached).toBe(await store.changes.newest());
  });

  test('whoever reads the log across a compaction learns the same of each page', async () => {
    await store.changes.record(['front', 'article:a']);
    const printed = await store.changes.newest();
    await store.changes.record(['article:a', 'article:b']);
    await store.changes.record(['article:b', 'feeds']);
    const newest = await store.changes.newest();
    await store.changes.compact(printed);
    expect(await store.changes.newest()).toBe(newest);
    expect(await store.changes.changedAfter(['article:a'], printed)).toBe(true);
    expect(await store.changes.changedAfter(['front'], printed)).toBe(false);
    expect((await store.changes.after(printed, 10)).map(({ tag }) => tag).toSorted()).toEqual([
      'article:a',
      'article:b',
      'feeds',
    ]);
    // As after a restart of the press, which knows of no compaction.
    await store.changes.compact();
    expect((await logged()).toSorted()).toEqual(['article:a', 'article:b', 'feeds', 'front']);
  });

  test('what is of no use any more goes, what is of use stays', async () => {
    await store.articles.save(written('draft', { status: 'draft' }), 'test', 'sync');
    const { id } = (await store.desk.find('draft'))!;
    const link = { articleId: id, revision: null, by: 'test', hash: 'x' };
    await store.previews.add(link, -40 * day);
    await store.previews.add(link, day);
    const longAgo = await inSeconds(store, -40 * day);
    await store.transaction(async ({ db }) => {
      await db.insertInto('signed_request').values({ signature: 'x', at: longAgo }).execute();
    });

    expect(await store.housekeeping.tidy()).toBe(2);
    expect(await store.housekeeping.tidy()).toBe(0);
    expect(await store.previews.ofArticle(id)).toHaveLength(1);
  });

  test('the press’s clock sees to that', async () => {
    for (let count = 0; count < 20; count += 1) await store.changes.record(['front']);
    const clock = new Clock(() => store, pino({ level: 'silent' }));
    try {
      await expect.poll(async () => (await logged()).filter((tag) => tag === 'front')).toEqual(['front']);
    } finally {
      await clock.stop();
    }
  });
});

describe.each(dialects)('an archive that was there before search was as it is, in %s', (dialect) => {
  test('is put into search by the clock, the newest first, while readers and writers go on', async () => {
    const { store, end } = await newStore(dialect);
    try {
      for (let count = 1; count <= 25; count += 1) {
        const publishedAt = `2025-01-${String(count).padStart(2, '0')}T00:00:00Z`;
        await store.articles.save(written(`story-${count}`, { text: 'lighthouse', publishedAt }), 'test', 'sync');
      }
      // As a migration leaves it.
      await store.transaction(async ({ db }) => {
        await db.deleteFrom('search_article').execute();
        await db.insertInto('backfill').values({ name: 'search', reached: null }).execute();
      });
      const found = async () =>
        (await store.search.search('lighthouse', { limit: 100, offset: 0 })).hits.map(({ article }) => article.slug);
      expect(await found()).toEqual([]);
      expect(await store.backfills.step()).toBe(true);
      expect((await found())[0]).toBe('story-25');
      expect((await found()).length).toBeLessThan(25);

      const clock = new Clock(() => store, pino({ level: 'silent' }));
      try {
        await expect.poll(async () => (await found()).length).toBe(25);
      } finally {
        await clock.stop();
      }
      expect(await store.backfills.step()).toBe(false);
    } finally {
      await end();
    }
  });
});
