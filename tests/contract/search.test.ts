import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { SqliteSearches } from '#lib/store/sqlite-searches.ts';
import { stem } from '#lib/store/stem.ts';
import type { SearchHit } from '#lib/store/search.ts';
import type { Store } from '#lib/store/store.ts';
import { dialects, newStore } from './stores.ts';
import { written } from './written.ts';

const page = { limit: 20, offset: 0 };
const hostile = [
  '"',
  '""',
  '"unclosed',
  '*',
  'treaty*',
  '-',
  '--',
  '-treaty',
  '(',
  ')',
  '(treaty',
  'AND',
  'treaty AND',
  'NOT',
  'OR OR',
  'NEAR(a b)',
  'headline:treaty',
  '{headline}',
  '^treaty',
  'a + b',
  ':*',
  "'",
  "';drop table article;--",
  '\\',
  '!',
  '&',
  '|',
  '<->',
  '%',
  '_',
  '\0',
  'a\0b',
  '🦑',
  '👩‍👩‍👧',
  '\ud800',
  '   ',
  '',
  '½',
  'ﷺ',
  '\u0301',
  'x'.repeat(5000),
  'a '.repeat(250),
  '"a" '.repeat(100),
  '-a '.repeat(100),
  '“treaty”',
  '<b>treaty</b>',
  '北',
  'тест',
  'عربي',
  '𐐀',
];

describe.each(dialects)('search in %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => end());

  const find = async (query: string) =>
    (await store.search.search(query, page)).hits.map(({ article }) => article.slug);
  const marks = (pieces: SearchHit['excerpt']) => pieces.filter(({ marked }) => marked).map(({ text }) => text);
  const whole = (pieces: SearchHit['excerpt']) => pieces.map(({ text }) => text).join('');

  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
    const long = `${'Ships pass the strait every day. '.repeat(60)}Then the lighthouse keeper spoke. ${'And the sea was calm. '.repeat(60)}`;
    const articles: Parameters<typeof written>[] = [
      ['in-the-headline', { headline: 'A treaty for Svalbard', text: 'Coal and snow.' }],
      ['in-the-dek', { dek: 'How a treaty came about', text: 'Coal and snow.' }],
      ['in-the-byline', { bylineNames: ['Ada Treaty'], text: 'Coal and snow.' }],
      ['in-the-text', { text: 'Coal and snow, and a treaty.' }],
      [
        'sanctions',
        { headline: 'Who was sanctioned', text: 'Sanctions negotiated in Zürich by Mr Ångström and the élysée.' },
      ],
      ['kurils', { headline: '北方領土の問題', text: '日本とロシアの交渉。東京タワーで会議。' }],
      ['seoul', { headline: 'Korea', text: '서울에서 회담이 열렸다' }],
      ['long', { headline: 'The long way', text: long }],
      ['markup', { headline: 'Code <script>alert(1)</script>', text: 'Write <b>bold</b> & "quoted" lexicography.' }],
      ['phrase', { text: 'The boring communiqué was praised.' }],
      ['no-phrase', { text: 'A communiqué is never boring.' }],
      ['draft', { status: 'draft', headline: 'A treaty in draft' }],
      ['scheduled', { publishedAt: '2999-01-01T00:00:00Z', headline: 'A treaty of the future' }],
      ['taken-back', { headline: 'A treaty taken back' }],
      ['removed', { headline: 'A treaty removed' }],
    ];
    await store.transaction(async (tx) => {
      for (const article of articles) await tx.articles.save(written(...article), 'mara', 'sync');
      await tx.articles.save(
        written('taken-back', { status: 'draft', headline: 'A treaty taken back' }),
        'mara',
        'sync',
      );
      await tx.articles.remove('removed', 'mara');
    });
  });

  test('the headline counts more than the dek, that more than the byline, that more than the text', async () => {
    expect(await find('treaty')).toEqual(['in-the-headline', 'in-the-dek', 'in-the-byline', 'in-the-text']);
  });

  test('only what readers may see is found or counted', async () => {
    expect((await store.search.search('treaty', page)).total).toBe(4);
    expect(await find('draft')).toEqual([]);
    expect(await find('removed')).toEqual([]);
  });

  test('all words must be there, inflections and accents do not matter, the last word may be cut short', async () => {
    expect(await find('coal treaties')).toHaveLength(4);
    expect(await find('sanction negotiation')).toEqual(['sanctions']);
    expect(await find('ZURICH angstrom Elysee')).toEqual(['sanctions']);
    expect(await find('Zürich Ångström Élysée')).toEqual(['sanctions']);
    expect(await find('svalb')).toEqual(['in-the-headline']);
    expect(await find('sanctions snow')).toEqual([]);
  });

  test('where no article has all words, those with most of them are found, and it is said', async () => {
    // However busy the machine is.
    vi.spyOn(performance, 'now').mockReturnValue(0);
    const most = async (query: string) => {
      const { hits, lacking = 'nothing' } = await store.search.search(query, page);
      return [lacking, ...hits.map(({ article }) => article.slug)];
    };
    // One word too many; it may be in another article or in none.
    expect(await most('svalbard treaty lighthouse')).toEqual(['some', 'in-the-headline']);
    expect(await most('svalbard treaty xylophone')).toEqual(['some', 'in-the-headline']);
    expect(await most('svalbard xylophone')).toEqual(['half', 'in-the-headline']);
    expect(await most('xylophone svalbard treaty -coal')).toEqual(['nothing']);
    expect(await most('sanctions snow xylophone')).toEqual(['nothing']);
    expect(await most('strait day lighthouse keeper treaty sanctions')).toEqual(['some', 'long']);
    // One letter too many, or a word that is no longer the last.
    expect(await most('svalbardo')).toEqual(['spelling', 'in-the-headline']);
    expect(await most('svalb treaty')).toEqual(['spelling', 'in-the-headline']);
    expect(await most('svalbard treaty x')).toEqual(['some', 'in-the-headline']);
    expect(await most('xylophone')).toEqual(['nothing']);
    // A phrase is taken as it is.
    expect(await most('"treaty svalbard"')).toEqual(['nothing']);
    expect(await most('treaty-svalbard')).toEqual(['nothing']);
    expect(await most('"treaty svalbard" coal snow')).toEqual([
      'some',
      'in-the-headline',
      'in-the-byline',
      'in-the-dek',
      'in-the-text',
    ]);
  });

  test('what takes too long is not tried any further: nothing is found then', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 2000));
    expect(await store.search.search('svalbard treaty xylophone', page)).toEqual({ total: 0, hits: [] });
  });

  test('more words than are looked for are said', async () => {
    expect((await store.search.search('one two three four five six', page)).isCut).toBeUndefined();
    expect((await store.search.search('one two three four five six seven', page)).isCut).toBe(true);
  });

  test('the excerpt is the dek where only that has what was looked for', async () => {
    const [, dek] = (await store.search.search('treaty', page)).hits;
    expect(whole(dek!.excerpt)).toBe('How a treaty came about');
    expect(marks(dek!.excerpt)).toEqual(['treaty']);
  });

  test('a phrase is taken as it is, and a word can be excluded', async () => {
    expect((await find('boring communique')).sort()).toEqual(['no-phrase', 'phrase']);
    expect(await find('"boring communiqué"')).toEqual(['phrase']);
    expect(await find('communique -praised')).toEqual(['no-phrase']);
    expect(await find('-praised')).toEqual([]);
  });

  test('scripts without spaces are found by any part', async () => {
    for (const part of ['北方領土', '領土', '土', '北', '方領土の', 'ロシア', 'タワー'])
      expect(await find(part)).toEqual(['kurils']);
    expect(await find('領北')).toEqual([]);
    expect(await find('회담')).toEqual(['seoul']);
    const [hit] = (await store.search.search('領土', page)).hits;
    expect(marks(hit!.headline)).toEqual(['領土']);
  });

  test('what was found is marked, in the headline and where it stands in the text', async () => {
    const [first] = (await store.search.search('treaties', page)).hits;
    expect(first!.headline).toEqual([
      { text: 'A ', marked: false },
      { text: 'treaty', marked: true },
      { text: ' for Svalbard', marked: false },
    ]);
    const [sanctions] = (await store.search.search('sanction zuri', page)).hits;
    expect(marks(sanctions!.headline)).toEqual(['sanctioned']);
    expect(marks(sanctions!.excerpt)).toEqual(['Sanctions', 'Zürich']);

    const [long] = (await store.search.search('lighthouse keeper', page)).hits;
    expect(marks(long!.excerpt)).toEqual(['lighthouse', 'keeper']);
    expect(whole(long!.excerpt)).toMatch(/^… .*Then the lighthouse keeper spoke\..* …$/);
    expect(whole(long!.excerpt).length).toBeLessThan(260);
  });

  test('an excerpt is plain text, never markup', async () => {
    const [hit] = (await store.search.search('lexicography bold', page)).hits;
    expect(whole(hit!.excerpt)).toBe('Write <b>bold</b> & "quoted" lexicography.');
    expect(marks(hit!.excerpt)).toEqual(['bold', 'lexicography']);
    expect(whole(hit!.headline)).toBe('Code <script>alert(1)</script>');
  });

  test('results come in pages', async () => {
    const second = await store.search.search('treaty', { limit: 2, offset: 2 });
    expect(second.total).toBe(4);
    expect(second.hits.map(({ article }) => article.slug)).toEqual(['in-the-byline', 'in-the-text']);
    expect(await store.search.search('treaty', { limit: 2, offset: 40 })).toEqual({ total: 4, hits: [] });
  });

  test.each(hostile)('nothing that can be typed is an error: %j', async (typed) => {
    const { total, hits } = await store.search.search(typed, page);
    expect(hits.length).toBeLessThanOrEqual(total);
    await store.search.search(`treaty ${typed}`, page);
    await store.search.search(`"${typed}" treaty`, page);
  });

  test('an article can be written whatever is in its text', async () => {
    const odd = {
      headline: hostile.slice(0, 40).join(' ').replaceAll('\0', '').slice(0, 300),
      status: 'published' as const,
    };
    const text = `${'word '.repeat(60_000)}${'w'.repeat(5000)} ${Array.from({ length: 3000 }, (_, n) => `n${n}`).join(' ')}`;
    await store.transaction(async (tx) => {
      await tx.articles.save(written('odd', { ...odd, text }), 'mara', 'sync');
      await tx.articles.remove('odd', 'mara');
    });
  });
});

test('once the time of a search is over, nothing more is asked for a misspelt word', async () => {
  const { store, end } = await newStore('sqlite');
  onTestFinished(end);
  onTestFinished(() => void vi.restoreAllMocks());
  await store.transaction((tx) =>
    tx.articles.save(written('south', { headline: 'An expedition to Antarctica' }), 'mara', 'sync'),
  );
  const ask = vi.spyOn(SqliteSearches.prototype, 'executeQuery');
  const now = vi.spyOn(performance, 'now');
  const searchWithTimeFor = async (questions: number) => {
    ask.mockClear();
    now.mockImplementation(() => (ask.mock.calls.length < questions ? 0 : 5000));
    const { total } = await store.search.search('expedition antarctixa', page);
    return { total, asked: ask.mock.calls.length };
  };
  const { total, asked } = await searchWithTimeFor(Infinity);
  expect(total).toBe(1);
  // The first two are for all of the words as they were typed.
  expect(asked).toBeGreaterThan(8);
  for (let most = 3; most < asked; most++) expect(await searchWithTimeFor(most)).toEqual({ total: 0, asked: most });
});

test('words are cut to the stems that SQLite’s own Porter tokenizer gives', () => {
  const database = new DatabaseSync(':memory:');
  database.exec(`create virtual table text using fts5(words, tokenize = 'porter ascii');
    create virtual table term using fts5vocab(text, instance)`);
  const roots =
    'negotiat sanction treat hop hopp fil fall hiss fizz fail conflat troubl siz agre plaster motor relat condition ration valenc ' +
    'hesit digit conform radic differ vil analog vietnam predic oper feud decis hope call formal sensitiv sensibl triplic form ' +
    'electric good reviv allow infer airlin gyroscop adjust defens irrit replac adopt homolog commun activ angular effect bowdler ' +
    'probat rat ceas control roll sky happ y by say cr fl die general nation organ state minist provid univers argu abil';
  const endings =
    ' s es ed ing e y ies ied er ers or ors ion ions ation ations ational ational ment ments ness ful fulness able ible ably al ally ' +
    'ality alities ive ively iveness ousness ous ously ize izes ized izer ization ism ist ity icate ative alize iciti ical ement ence ' +
    'ance ent ant ate ates ated ator eed eedly sses ss l ll led ling';
  const list = [...new Set(roots.split(' ').flatMap((root) => endings.split(' ').map((ending) => root + ending)))];
  database.prepare('insert into text values (?)').run(list.join(' '));
  const stems = database.prepare('select term from term order by "offset"').all() as { term: string }[];

  expect(stems).toHaveLength(list.length);
  expect(list.map(stem)).toEqual(stems.map(({ term }) => term));
});
