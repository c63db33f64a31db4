import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '#lib/store/store.ts';
import { dialects, newStore } from './stores.ts';
import { written } from './written.ts';

const page = { limit: 20, offset: 0 };
const texts = {
  comma: 'About 10,000 people came',
  dot: 'Es kamen 10.000 Menschen',
  blank: 'Il y avait 10 000 personnes',
  narrow: 'Il y avait 10\u202f000 manifestants',
  plain: 'It was 10000 in all',
  million: 'A debt of 1,234,500 dollars',
  contraction: 'They don’t and can’t; we’ve seen it',
  irish: 'Conan O’Brien and D’Angelo sang',
  hebrew: 'הודעת צה״ל לציבור',
  plainHebrew: 'הודעת צהל היום',
  hiragana: 'りんごをたべた',
  katakana: 'リンゴとオーストラリア',
  tokyo: '東京都の選挙',
  south: 'An expedition to Antarctica and its glaciers',
  north: 'Экспедиция в Антарктиду',
};

describe.each(dialects)('in %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
    await store.transaction(async (tx) => {
      for (const [slug, text] of Object.entries(texts))
        await tx.articles.save(written(slug.toLowerCase(), { headline: 'Words', text }), 'mara', 'sync');
    });
  });
  afterAll(() => end());

  const search = async (query: string) => {
    const { hits, lacking = null } = await store.search.search(query, page);
    return { found: hits.map(({ article }) => article.slug).toSorted(), lacking, hits };
  };
  const tenThousand = ['blank', 'comma', 'dot', 'narrow', 'plain'];

  test.each([
    ['10000', tenThousand],
    ['10,000', tenThousand],
    ['10.000', tenThousand],
    ['10 000', tenThousand],
    ['10\u202f000', tenThousand],
    ['10\u00a0000 people', ['comma']],
    ['1234500', ['million']],
    ['dont', ['contraction']],
    ["don't", ['contraction']],
    ['cant', ['contraction']],
    ['weve seen', ['contraction']],
    ['OBrien', ['irish']],
    ["O'Brien", ['irish']],
    ['DAngelo', ['irish']],
    ['צה״ל', ['hebrew', 'plainhebrew']],
    ['צה"ל', ['hebrew', 'plainhebrew']],
    ['צהל', ['hebrew', 'plainhebrew']],
    ['りんご', ['hiragana', 'katakana']],
    ['リンゴ', ['hiragana', 'katakana']],
    ['ﾘﾝｺﾞ', ['hiragana', 'katakana']],
    ['おーすとらりあ', ['katakana']],
    ['東京', ['tokyo']],
    ['東京都', ['tokyo']],
  ])('a reader who asks for %s finds it in each form, and it is marked', async (query, slugs) => {
    const { found, lacking, hits } = await search(query);
    expect([found, lacking]).toEqual([slugs.toSorted(), null]);
    expect(hits.every(({ excerpt }) => excerpt.some(({ marked }) => marked))).toBe(true);
  });

  test.each([
    ['antartica', 'south'],
    ['antarcticca', 'south'],
    ['antacrtica', 'south'],
    ['antarctika', 'south'],
    ['gaciers', 'south'],
    ['expedition antartica', 'south'],
    ['антрктиду', 'north'],
  ])('a word that no article has is found by one with another letter: %s', async (query, slug) => {
    const { found, lacking, hits } = await search(query);
    expect([found, lacking]).toEqual([[slug], 'spelling']);
    expect(hits[0]!.excerpt.some(({ marked }) => marked)).toBe(true);
  });

  test.each(['90001', '7,000', 'wont', 'OBryan', 'ボンゴ', 'antrtca'])(
    'what is in none of them is not found: %s',
    async (query) => {
      expect((await search(query)).found).toEqual([]);
    },
  );

  test('whoever leaves a number out leaves it out in each form', async () => {
    expect((await search('people -10,000')).found).toEqual([]);
  });
});
