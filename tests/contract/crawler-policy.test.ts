import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readForPrograms } from '#lib/newsroom/crawlers.ts';
import { readMonthSitemap, readPagesSitemap, readSitemapIndex } from '#lib/newsroom/sitemap.ts';
import type { Store } from '#lib/store/store.ts';
import { dialects, emptied, newStore, readFrom } from './stores.ts';
import { written } from './written.ts';

describe.each(dialects)('where a section has rules of its own for crawlers, on %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  let leave: () => void;
  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
    leave = readFrom(store);
  });
  beforeEach(async () => {
    await emptied(store);
    await store.transaction(async (tx) => {
      for (const slug of ['europe', 'trade'])
        await tx.sections.save({ slug, name: slug.toUpperCase(), description: '' }, null);
      await tx.articles.save(written('treaty', { publishedAt: '2025-11-20T09:00:00Z' }), 'test', 'sync');
      await tx.articles.save(written('strait', { publishedAt: '2025-11-22T09:00:00Z' }), 'test', 'sync');
      const tariffs = { section: 'trade', publishedAt: '2025-11-21T09:00:00Z' };
      await tx.articles.save(written('tariffs', tariffs), 'test', 'sync');
    });
  });
  afterAll(async () => {
    leave();
    await end();
  });

  const rule = (crawlers: object) => store.settings.set('publication', { name: 'The Meridian', crawlers });
  const path = ({ path }: { path: string }) => path;

  test('sitemaps name what search engines may read, in counts and lists too', async () => {
    const told = async () => ({
      index: (await readSitemapIndex()).map(path),
      month: (await readMonthSitemap('2025-11', 1)).map(path),
      pages: (await readPagesSitemap()).map(path),
    });
    await rule({ sections: { trade: { search: 'deny' } } });
    const { index, month, pages } = await told();
    expect(index).toEqual(['/sitemaps/news.xml', '/sitemaps/articles/2025-11.xml', '/sitemaps/pages.xml']);
    expect(month).toEqual(['/article/treaty', '/article/strait']);
    expect(pages).toEqual(expect.arrayContaining(['/', '/section/europe', '/kind/opinion']));
    expect(pages).not.toContain('/section/trade');

    await rule({ search: 'deny', sections: { trade: { search: 'allow' } } });
    expect(await told()).toMatchObject({ month: ['/article/tariffs'], pages: ['/section/trade'] });

    // The news sitemap is never empty: without news it names the front.
    await rule({ search: 'deny' });
    expect(await told()).toEqual({ index: ['/sitemaps/news.xml'], month: [], pages: [] });
  });

  const slugs = (things: readonly { slug: string }[]) => things.map(({ slug }) => slug);

  test('llms.txt leads assistants to what they may read, on the front too', async () => {
    await store.settings.set('front', { lead: 'tariffs', secondary: ['treaty'] });
    await rule({});
    expect(slugs((await readForPrograms()).articles)).toEqual(['tariffs', 'treaty', 'strait']);

    await rule({ sections: { trade: { aiSearch: 'deny' } } });
    const { articles, sections } = await readForPrograms();
    expect(slugs(articles)).toEqual(['treaty', 'strait']);
    expect(slugs(sections)).toEqual(['europe']);

    await rule({ aiSearch: 'deny', sections: { trade: { aiSearch: 'allow' } } });
    expect(slugs((await readForPrograms()).articles)).toEqual(['tariffs']);
  });
});
