import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '#lib/store/store.ts';
import { dialects, newStore } from './stores.ts';
import { written } from './written.ts';

const page = { limit: 20, offset: 0 };
/** As many words, none of them twice. */
const filler = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`).join(' ');

describe.each(dialects)('in a long text in %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
    const often = 'the tide and the moon. '.repeat(400);
    const late = `${filler('w', 20_000)} a lighthouse keeper`;
    await store.transaction(async (tx) => {
      await tx.articles.save(
        written('often', { text: `${often}Then the lighthouse of the keeper. ${often}` }),
        'm',
        'sync',
      );
      await tx.articles.save(written('late', { text: `${late} ${filler('v', 10_000)} the harbour` }), 'm', 'sync');
      await tx.articles.save(written('same', { text: `${'moon '.repeat(3000)}lighthouse` }), 'm', 'sync');
    });
  });
  afterAll(() => end());

  const find = async (query: string) =>
    (await store.search.search(query, page)).hits.map(({ article }) => article.slug).toSorted();

  test('a phrase is found after its words were there hundreds of times, and far from the beginning', async () => {
    expect(await find('"then the lighthouse of the keeper"')).toEqual(['often']);
    expect(await find('"the tide and the moon"')).toEqual(['often']);
    expect(await find('"moon the tide"')).toEqual(['often']);
    expect(await find('"lighthouse keeper"')).toEqual(['late']);
    expect(await find('"w15999 w16000 w16001"')).toEqual(['late']);
    expect(await find('"v9999 the harbour"')).toEqual(['late']);
    expect(await find('"moon lighthouse"')).toEqual(['same']);
    expect(await find('"moon moon moon"')).toEqual(['same']);
  });

  test('words that stand apart there are no phrase', async () => {
    expect(await find('"keeper lighthouse"')).toEqual([]);
    expect(await find('"w15999 w16001"')).toEqual([]);
    expect(await find('"the v9999"')).toEqual([]);
    expect(await find('"tide moon"')).toEqual([]);
    expect(await find('lighthouse -"lighthouse keeper"')).toEqual(['often', 'same']);
  });
});
