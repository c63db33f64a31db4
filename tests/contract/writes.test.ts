import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { dialects, emptied, inSeconds, makeDue, newStore } from './stores.ts';
import { written } from './written.ts';

describe.each(dialects)('writes to %s', (dialect) => {
  let store: Store;
  let url: string;
  let end: () => Promise<void>;
  beforeAll(async () => ({ store, url, end } = await newStore(dialect)));
  beforeEach(() => emptied(store));
  afterAll(() => end());

  const save = (...args: Parameters<typeof written>) => store.articles.save(written(...args), 'mara', 'sync');
  const revisions = () => store.db.selectFrom('revision').selectAll().orderBy('number').execute();
  const newestTags = async (since: number) => (await store.changes.after(since, 1000)).map(({ tag }) => tag).sort();

  test('every write of an article keeps what it was then, who wrote it and why', async () => {
    const first = await save('law', { text: 'First.' });
    const second = await save('law', { text: 'Second.', publishedAt: '2025-11-20T10:00:00+01:00' });
    expect([first.revision, second.revision]).toEqual([1, 2]);
    expect(second.id).toBe(first.id);

    const kept = await revisions();
    expect(kept.map(({ by, action, number }) => [by, action, number])).toEqual([
      ['mara', 'sync', 1],
      ['mara', 'sync', 2],
    ]);
    expect(JSON.parse(kept[0]!.snapshot)).toMatchObject({ slug: 'law', markdown: 'First.', status: 'published' });
    expect(JSON.parse(kept[1]!.snapshot)).toMatchObject({
      markdown: 'Second.',
      publishedAt: '2025-11-20T09:00:00.000Z',
    });
  });

  test('a change names all that showed the article, before and after', async () => {
    await save('law', { section: 'europe', topics: ['rail'], authors: ['noor'], kind: 'analysis' });
    const before = await store.changes.newest();
    await save('law', { section: 'oceans', topics: ['trade'], authors: ['jun'], kind: 'opinion', breaking: true });
    expect(await newestTags(before)).toEqual(
      ['archive', 'article:law', 'author:jun', 'author:noor', 'breaking'].concat([
        ...['date:2025', 'date:2025-11', 'date:2025-11-19', 'date:2025-11-20', 'feeds', 'front', 'kind:analysis'],
        'kind:opinion',
        'month:2025-11',
        'section:europe',
        'section:oceans',
        'topic:rail',
        'topic:trade',
      ]),
    );
  });

  test('a draft changes nothing for readers; taking an article back and removing it do', async () => {
    await save('law', { status: 'draft' });
    await save('law', { status: 'draft', text: 'Better.' });
    expect(await store.changes.newest()).toBe(0);

    for (const step of [() => save('law'), () => save('law', { status: 'draft' }), () => save('law')]) {
      const before = await store.changes.newest();
      await step();
      expect(await store.changes.changedAfter(['article:law'], before)).toBe(true);
    }
    const before = await store.changes.newest();
    await store.articles.remove('law', 'noor');
    expect(await store.changes.changedAfter(['article:law'], before)).toBe(true);
    expect((await revisions()).at(-1)).toMatchObject({ action: 'remove', by: 'noor' });
  });

  test('a transaction that fails leaves no article, no revision, no change, no job and no word to be found', async () => {
    const failing = store.transaction(async (tx) => {
      await tx.articles.save(written('law', { headline: 'Canary' }), 'mara', 'sync');
      await tx.outbox.enqueue('mail', { to: 'a@example.org' });
      expect((await tx.articles.publishedBySlug('law'))?.headline).toBe('Canary');
      throw new Error('the power went');
    });
    await expect(failing).rejects.toThrow('the power went');

    expect(await store.articles.publishedBySlug('law')).toBeNull();
    expect(await revisions()).toEqual([]);
    expect(await store.changes.newest()).toBe(0);
    expect(await store.outbox.due(10)).toEqual([]);
    expect((await store.search.search('canary', { limit: 1, offset: 0 })).total).toBe(0);
  });

  test('calls inside a transaction join it, also on the outer store, and one that fails takes the whole with it', async () => {
    await store.transaction(async (tx) => {
      await store.articles.save(written('one'), 'mara', 'sync');
      await tx.transaction((inner) => inner.articles.save(written('two'), 'mara', 'sync'));
      expect(await tx.articles.countPublished({})).toBe(2);
      // Another reader does not see them yet, and does not wait for them either.
      expect(await store.articles.countPublished({})).toBe(0);
    });
    expect(await store.articles.countPublished({})).toBe(2);

    const swallowed = store.transaction(async (tx) => {
      await tx.articles.save(written('three'), 'mara', 'sync');
      await tx.articles.save(written('four', { publishedAt: 'yesterday' }), 'mara', 'sync').catch(() => {});
    });
    await expect(swallowed).rejects.toThrow('"yesterday" is not a date');
    expect(await store.articles.countPublished({})).toBe(2);
  });

  test('a hundred articles of one transaction tell the front page once', async () => {
    await store.transaction(async (tx) => {
      for (let number = 0; number < 100; number++) await tx.articles.save(written(`a-${number}`), 'mara', 'import');
    });
    const tags = await newestTags(0);
    expect(tags.filter((tag) => tag === 'front')).toHaveLength(1);
    expect(tags.filter((tag) => tag.startsWith('article:'))).toHaveLength(100);
  });

  test('outside a transaction the store only reads', async () => {
    await expect(async () => store.db.deleteFrom('article').execute()).rejects.toThrow('store.transaction');
  });

  test('a scheduled article is published once when two instances race, with a revision and its changes', async () => {
    const other = await openStore(url);
    try {
      const soon = await inSeconds(store, 3600);
      await save('embargoed', { publishedAt: soon, topics: ['rail'], headline: 'Canary' });
      await save('next-year', { publishedAt: await inSeconds(store, 1e7) });
      const before = await store.changes.newest();
      expect(before).toBe(0);
      expect(await store.articles.publishDue('clock')).toEqual([]);
      expect(await store.articles.nextDue()).toBe(soon);

      await makeDue(store, 'embargoed');
      const race = Array.from({ length: 8 }, (_, turn) => (turn % 2 ? other : store).articles.publishDue('clock'));
      expect((await Promise.all(race)).flat()).toEqual(['embargoed']);

      expect(await store.articles.publishedBySlug('embargoed')).not.toBeNull();
      expect(await store.articles.countPublished({ topic: 'rail' })).toBe(1);
      expect((await store.search.search('canary', { limit: 5, offset: 0 })).total).toBe(1);
      expect(await newestTags(0)).toContain('article:embargoed');
      const kept = (await revisions()).filter(({ action }) => action === 'publish');
      expect(kept).toHaveLength(1);
      expect(kept[0]).toMatchObject({ by: 'clock', number: 2 });
      expect(JSON.parse(kept[0]!.snapshot)).toMatchObject({ status: 'published', markdown: 'A plain text.' });
    } finally {
      await other.close();
    }
  });

  test('the same new article written by two at once is one article with two revisions', async () => {
    const other = await openStore(url);
    try {
      const both = [store, other].map((each) => each.articles.save(written('law'), 'mara', 'sync'));
      const [first, second] = await Promise.all(both);
      expect(first!.id).toBe(second!.id);
      expect([first!.revision, second!.revision].sort()).toEqual([1, 2]);
    } finally {
      await other.close();
    }
  });
});
