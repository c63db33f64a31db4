import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '#lib/store/store.ts';
import { searchedScripts } from '../fixtures/searched-scripts.ts';
import { dialects, newStore } from './stores.ts';
import { written } from './written.ts';

const page = { limit: 20, offset: 0 };

describe.each(dialects)('in %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
    await store.transaction(async (tx) => {
      for (const [number, { text }] of searchedScripts.entries())
        await tx.articles.save(written(`text-${number}`, { headline: `Number ${number}`, text }), 'mara', 'sync');
    });
  });
  afterAll(() => end());

  /** What has all of it. */
  const find = async (query: string) => {
    const { hits, lacking } = await store.search.search(query, page);
    return lacking ? [] : hits;
  };

  test.each(searchedScripts.map((searched, number) => ({ ...searched, number })))(
    'readers find what is written in $script however they write it, and it is marked',
    async ({ finds, not = [], number }) => {
      for (const query of finds) {
        const hit = (await find(query)).find(({ article }) => article.slug === `text-${number}`);
        expect(
          hit?.excerpt.some(({ marked }) => marked),
          query,
        ).toBe(true);
      }
      for (const query of not) expect(await find(query), query).toEqual([]);
    },
  );

  test('a country is told from a pronoun', async () => {
    const slugs = async (query: string) =>
      (await find(query)).map(({ article }) => searchedScripts[Number(article.slug.slice(5))]!.script);
    expect((await slugs('US rules')).slice(0, 1)).toEqual(['initials']);
    expect((await slugs('U.S.')).toSorted()).toEqual(['initials', 'letters']);
    expect((await slugs('told US')).toSorted()).toEqual(['letters']);
  });

  test('half a letter is never marked', async () => {
    const [hit] = await find('น้ำ');
    expect(hit!.excerpt.map(({ text }) => text)).toEqual(['แม่', 'น้ำ', 'เจ้าพระยา']);
    const [korean] = await find('선거를');
    expect(korean!.excerpt.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['선거']);
  });
});
