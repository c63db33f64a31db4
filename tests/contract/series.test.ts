import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ArticleDetails } from '#lib/news/article-details.ts';
import { tags } from '#lib/news/tags.ts';
import type { Store } from '#lib/store/store.ts';
import { dialects, emptied, newStore } from './stores.ts';
import { written } from './written.ts';

describe.each(dialects)('series and stories from elsewhere, in %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => ({ store, end } = await newStore(dialect)));
  beforeEach(() => emptied(store));
  afterAll(() => end());

  const save = (slug: string, details: ArticleDetails, rest: Parameters<typeof written>[1] = {}) =>
    store.articles.save(
      written(slug, { details, seriesSlug: details.series ? 'cable-war' : null, ...rest }),
      'test',
      'sync',
    );
  const part = (seriesPart?: number): ArticleDetails => ({ series: 'The cable war', seriesPart });
  const parts = async () => (await store.articles.parts('cable-war', { limit: 10, offset: 0 })).map(({ slug }) => slug);

  test('parts stand by their numbers, those without by their dates behind them', async () => {
    await save('late', part(), { publishedAt: '2025-11-24T09:00:00Z' });
    await save('early', part(), { publishedAt: '2025-11-01T09:00:00Z' });
    await save('second', part(2), { publishedAt: '2025-11-20T09:00:00Z' });
    await save('first', part(1), { publishedAt: '2025-11-21T09:00:00Z' });
    await save('draft', part(3), { status: 'draft' });
    await save('other', {});
    expect(await parts()).toEqual(['first', 'second', 'early', 'late']);
    expect(await store.articles.countPublished({ series: 'cable-war' })).toBe(4);
    expect((await store.articles.published({ series: 'cable-war' }, { limit: 2, offset: 0 }))[0]?.slug).toBe('late');
    const newest = await store.catalogue.newestOfEach();
    expect(newest.series).toEqual(new Map([['cable-war', '2025-11-24T09:00:00.000Z']]));
  });

  test('a part that comes, goes or moves changes the pages of its series, and the count', async () => {
    await save('first', part(1));
    const before = await store.changes.newest();
    await save('second', part(2));
    expect(await store.changes.changedAfter([tags.series('cable-war')], before)).toBe(true);

    const then = await store.changes.newest();
    await save('second', {});
    expect(await store.changes.changedAfter([tags.series('cable-war')], then)).toBe(true);
    expect(await parts()).toEqual(['first']);
    expect(await store.articles.countPublished({ series: 'cable-war' })).toBe(1);
    await store.articles.remove('first', 'test');
    expect(await store.articles.countPublished({ series: 'cable-war' })).toBe(0);
  });

  test('a story whose original stands elsewhere is listed to readers and named in no sitemap', async () => {
    await save('ours', {}, { publishedAt: '2025-11-01T09:00:00Z' });
    await save('theirs', { canonicalUrl: 'https://example.org/a' }, { publishedAt: '2025-11-02T09:00:00Z' });
    await save('theirs-alone', { canonicalUrl: 'https://example.org/b' }, { publishedAt: '2025-10-02T09:00:00Z' });
    expect(await store.articles.countPublished({})).toBe(3);
    expect((await store.catalogue.months()).map(({ month, count }) => [month, count])).toEqual([['2025-11', 1]]);
    const [batch] = await Array.fromAsync(store.catalogue.inMonth('2025-11', { offset: 0, limit: 10 }));
    expect(batch?.map(({ slug }) => slug)).toEqual(['ours']);
    // It may be bought, and then it is one like any other.
    await save('theirs-alone', {}, { publishedAt: '2025-10-02T09:00:00Z' });
    expect((await store.catalogue.months()).map(({ month }) => month)).toEqual(['2025-11', '2025-10']);
  });
});
