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
  rupees: 'A fine of 2,50,000 rupees',
  lakh: 'A fine of 250000 was paid',
  western: 'A fine of 250,000 dollars',
  phone: 'The iPhone 15 for less than 100 euro',
  price: 'A car for 15100 in cash',
  grouped: 'A car for 15,100 in cash',
  count: 'They counted 1,234,567 birds',
  plainCount: 'They counted 1234567 fish',
  contraction: 'They don’t and can’t; we’ve seen it',
  plainContraction: 'dont wory, they cant say thats wrong; youre next',
  letter: 'Theyʼre here and you donʼt see it',
  plainIrish: 'Conor OBrien and DAngelo played',
  irish: 'Conan O’Brien and D’Angelo sang',
  hebrew: 'הודעת צה״ל לציבור',
  plainHebrew: 'הודעת צהל היום',
  hiragana: 'りんごをたべた',
  katakana: 'リンゴとオーストラリア',
  tokyo: '東京都の選挙',
  south: 'An expedition to Antarctica and its glaciers',
  trump: 'Trump met Merkel and Zelensky',
  trunk: 'A trunk of an elephant',
  merkava: 'A tank called Merkava',
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
  type Asked = [query: string, slugs: string[]];
  const doNot = ['contraction', 'letter', 'plaincontraction'];
  const tenThousand = ['blank', 'comma', 'dot', 'narrow', 'plain'];

  test.each<Asked>([
    ['10000', tenThousand],
    ['10,000', tenThousand],
    ['10.000', tenThousand],
    ['10 000', tenThousand],
    ['10\u202f000', tenThousand],
    ['10\u00a0000 people', ['comma']],
    ['1234500', ['million']],
    ...['dont', "don't", 'don’t', 'donʼt', 'don`t', 'don‘t', 'DON´T'].map((typed): Asked => [typed, doNot]),
    ...['cant', "can't"].map((typed): Asked => [typed, ['contraction', 'plaincontraction']]),
    ["that's wrong", ['plaincontraction']],
    ['you’re next', ['plaincontraction']],
    ['theyʼre here', ['letter']],
    ['weve seen', ['contraction']],
    ...['OBrien', "O'Brien", 'o’brien', 'Oʼbrien', "O'Brien's", 'DAngelo', "d'angelo"].map((typed): Asked => [
      typed,
      ['irish', 'plainirish'],
    ]),
    ...['2,50,000', '250000', '250,000', '250 000'].map((typed): Asked => [typed, ['lakh', 'rupees', 'western']]),
    ['iPhone 15 100 euro', ['phone']],
    ['15 100', ['grouped', 'phone', 'price']],
    ['car 15\u202f100', ['grouped', 'price']],
    ...['1 234 567', '1234567', '12,34,567'].map((typed): Asked => [typed, ['count', 'plaincount']]),
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
    // A common beginning says less: trunk, Merkava.
    ['trunp', 'trump'],
    ['Merkle', 'trump'],
    ['Zelenskey', 'trump'],
    ['zelensy', 'trump'],
    ['elephantom', 'trunk'],
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
