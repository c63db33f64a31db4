import { describe, expect, test } from 'vitest';
import { slugFrom } from '#lib/news/slug-from.ts';
import { slugSchema } from '#lib/news/slug.ts';

test.each([
  ['København rydder Ørestad', 'kobenhavn-rydder-orestad'],
  ['Łódź', 'lodz'],
  ['Straße', 'strasse'],
  ['Diyarbakır', 'diyarbakir'],
  ['İstanbul’da ışık', 'istanbulda-isik'],
  ['Þingvellir, Ærø und Œuvre', 'thingvellir-aero-und-oeuvre'],
  ['Đặng Văn Việt', 'dang-van-viet'],
  ['Škoda, Čapek a Ždár', 'skoda-capek-a-zdar'],
  ['Don’t “stop” the world’s ‘trade’', 'dont-stop-the-worlds-trade'],
  ['ﬁne ½ price, 𝐁𝐨𝐥𝐝 №5', 'fine-1-2-price-bold-no5'],
  ['Party 🎉 at 10°', 'party-at-10deg'],
])('“%s” is %s', async (headline, slug) => {
  expect(await slugFrom(headline)).toBe(slug);
  expect(await slugFrom(headline.normalize('NFD'))).toBe(slug);
});

test('German writes its umlauts with two letters, and other languages with one', async () => {
  const headline = 'Ärzte über Öl in København';
  expect(await slugFrom(headline, { language: 'de' })).toBe('aerzte-ueber-oel-in-kobenhavn');
  expect(await slugFrom(headline.normalize('NFD'), { language: 'de-CH' })).toBe('aerzte-ueber-oel-in-kobenhavn');
  for (const language of ['sv', 'den', undefined]) {
    expect(await slugFrom(headline, { language })).toBe('arzte-uber-ol-in-kobenhavn');
  }
});

describe('letters of every script are read, and none is dropped', () => {
  test.each([
    ['Cyrillic', 'Россия и Україна', 'rossiya-i-ukraina'],
    ['Greek', 'Ελλάδα', 'ellada'],
    ['Georgian', 'საქართველო', 'sakartvelo'],
    ['Armenian', 'Հայաստան', 'hayastan'],
    ['Devanagari', 'दिल्ली', 'dilli'],
    ['Hangul', '서울 시장', 'seoul-sijang'],
    ['Hiragana', 'ありがとう', 'arigatou'],
    ['Katakana', 'ベトナム', 'betonamu'],
  ])('%s', async (_script, headline, slug) => expect(await slugFrom(headline)).toBe(slug));

  test.each([
    ['Arabic', 'القاهرة'],
    ['Hebrew', 'ירושלים'],
    ['Thai', 'กรุงเทพ'],
    ['Lao', 'ວຽງຈັນ'],
    ['Khmer', 'ភ្នំពេញ'],
    ['Burmese', 'ရန်ကုန်'],
    ['Bengali', 'ঢাকা'],
    ['Tamil', 'சென்னை'],
    ['Telugu', 'హైదరాబాద్'],
    ['Amharic', 'አዲስ'],
    ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ'],
    ['Tibetan', 'ལྷ་ས'],
    ['Sinhala', 'කොළඹ'],
    ['Cherokee', 'ᏣᎳᎩ'],
  ])('%s', async (_script, name) => {
    const slug = await slugFrom(name);
    expect(slugSchema.safeParse(slug).success).toBe(true);
  });

  test('and words of scripts without blanks are told apart', async () => {
    expect(await slugFrom('北京市长访问上海')).toMatch(/^beijing.*-shanghai$/);
    expect((await slugFrom('ภาษาไทยง่าย')).split('-').length).toBeGreaterThan(1);
  });
});

test('a slug ends at a word, however long the headline is', async () => {
  const long = 'Word '.repeat(100);
  expect(await slugFrom(long)).toBe(Array(24).fill('word').join('-'));
  expect(await slugFrom(long, { limit: 12 })).toBe('word-word');
  const one = await slugFrom('x'.repeat(500));
  expect(one).toBe('x'.repeat(120));
  const chinese = await slugFrom('北京市长访问上海'.repeat(40));
  expect(chinese.length).toBeLessThanOrEqual(120);
  expect(slugSchema.safeParse(chinese).success).toBe(true);
});

test.each(['', '—', '🎉', '…?!', '\ue000', '\ud800'])('nothing can be made of %j', async (text) => {
  expect(await slugFrom(text)).toBe('');
});
