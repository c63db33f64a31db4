import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ArticleSummary } from '#lib/news/article.ts';
import { keepReading } from '#lib/news/keep-reading.ts';
import type { Store } from '#lib/store/store.ts';
import { aPicture } from '../support/an-article.ts';
import { dialects, emptied, inSeconds, newStore } from './stores.ts';
import { written } from './written.ts';

const all = { limit: 100, offset: 0 };
const slugs = (articles: readonly { slug: string }[]) => articles.map(({ slug }) => slug);
const day = (number: number) => `2025-11-${String(number).padStart(2, '0')}T09:00:00Z`;

describe.each(dialects)('readers of articles in %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => ({ store, end } = await newStore(dialect)));
  beforeEach(() => emptied(store));
  afterAll(() => end());

  const save = (...args: Parameters<typeof written>) => store.articles.save(written(...args), 'mara', 'sync');

  test('a draft, a scheduled and a removed article are nowhere', async () => {
    const belongs = {
      section: 'oceans',
      topics: ['rail'],
      authors: ['noor'],
      kind: 'analysis',
      breaking: true,
    } as const;
    const hidden = { ...belongs, headline: 'Canary' };
    await save('draft', { ...hidden, status: 'draft' });
    await save('scheduled', { ...hidden, publishedAt: await inSeconds(store, 3600) });
    await save('removed', hidden);
    await store.articles.remove('removed', 'mara');
    await save('withheld', hidden);
    await save('withheld', { ...hidden, status: 'draft' });

    for (const slug of ['draft', 'scheduled', 'removed', 'withheld']) {
      expect(await store.articles.publishedBySlug(slug)).toBeNull();
    }
    for (const filter of [
      {},
      { section: 'oceans' },
      { topic: 'rail' },
      { author: 'noor' },
      { kind: 'analysis' as const },
    ]) {
      expect(await store.articles.published(filter, all)).toEqual([]);
      expect(await store.articles.fullPublished(filter, all)).toEqual([]);
      expect(await store.articles.countPublished(filter)).toBe(0);
    }
    expect(await store.articles.publishedBySlugs(['draft', 'scheduled', 'removed', 'withheld'])).toEqual([]);
    expect(await store.articles.breaking()).toBeNull();
    expect(await store.articles.topicCounts()).toEqual(new Map());
    expect((await store.search.search('canary', all)).total).toBe(0);
    for await (const batch of store.articles.eachPublished(10)) expect(batch).toEqual([]);
  });

  test('an article is read as it was written, with the names its section, topics and authors have now', async () => {
    await store.sections.save({ slug: 'oceans', name: 'Oceans', description: '' }, 'h');
    await store.topics.save({ slug: 'fisheries', name: 'Fisheries', description: '' }, 'h');
    const person = { role: null, email: null, links: [], image: null, bioHtml: '', bioText: '', bioMarkdown: '' };
    await store.authors.save({ slug: 'noor', name: 'Noor Castellan', ...person }, 'h');
    await save('cod-wars', {
      headline: 'The Cod Wars — “again”',
      section: 'oceans',
      topics: ['fisheries', 'a-topic-that-is-gone'],
      authors: ['noor', 'an-author-who-is-gone'],
      publishedAt: '2025-11-20T10:00:00+01:00',
      updatedAt: '2025-11-21T10:00:00+01:00',
      image: aPicture,
      corrections: [
        { at: '2025-11-20T12:00:00Z', text: 'The first.' },
        { at: '2025-11-21T12:00:00+02:00', text: 'The second.' },
      ],
    });

    expect(await store.articles.publishedBySlug('cod-wars')).toMatchObject({
      headline: 'The Cod Wars — “again”',
      section: { slug: 'oceans', name: 'Oceans' },
      topics: [{ slug: 'fisheries', name: 'Fisheries' }],
      authors: [
        { slug: 'noor', name: 'Noor Castellan' },
        { slug: 'an-author-who-is-gone', name: 'an-author-who-is-gone' },
      ],
      publishedAt: '2025-11-20T09:00:00.000Z',
      updatedAt: '2025-11-21T09:00:00.000Z',
      breaking: false,
      image: aPicture,
      wordCount: 3,
      body: { html: '<p>A plain text.</p>', foldedWhole: true, text: 'A plain text.' },
      corrections: [
        { at: '2025-11-21T10:00:00.000Z', text: 'The second.' },
        { at: '2025-11-20T12:00:00.000Z', text: 'The first.' },
      ],
    });
  });

  test('lists are newest first, filtered and cut into pages', async () => {
    for (let number = 1; number <= 7; number++) {
      await save(`a-${number}`, {
        publishedAt: day(number),
        section: number % 2 ? 'europe' : 'oceans',
        topics: number > 4 ? ['rail', 'trade'] : ['trade'],
        authors: number === 3 ? ['noor', 'mara-lindqvist'] : ['mara-lindqvist'],
        kind: number === 2 ? 'opinion' : 'reporting',
      });
    }
    const { published, countPublished, fullPublished } = store.articles;

    expect(slugs(await published({}, { limit: 3, offset: 0 }))).toEqual(['a-7', 'a-6', 'a-5']);
    expect(slugs(await published({}, { limit: 3, offset: 6 }))).toEqual(['a-1']);
    expect(slugs(await published({ section: 'europe' }, { limit: 2, offset: 1 }))).toEqual(['a-5', 'a-3']);
    expect(slugs(await published({ topic: 'rail' }, all))).toEqual(['a-7', 'a-6', 'a-5']);
    expect(slugs(await published({ author: 'noor' }, all))).toEqual(['a-3']);
    expect(slugs(await published({ kind: 'opinion' }, all))).toEqual(['a-2']);
    expect(slugs(await published({ topic: 'rail', section: 'oceans' }, all))).toEqual(['a-6']);
    expect(slugs(await published({ author: 'mara-lindqvist', kind: 'opinion' }, all))).toEqual(['a-2']);
    expect(slugs(await fullPublished({ topic: 'rail' }, { limit: 1, offset: 0 }))).toEqual(['a-7']);
    expect(await countPublished({})).toBe(7);
    expect(await countPublished({ topic: 'trade' })).toBe(7);
    expect(await countPublished({ section: 'europe' })).toBe(4);
    expect(await store.articles.topicCounts()).toEqual(
      new Map([
        ['trade', 7],
        ['rail', 3],
      ]),
    );
    expect(slugs(await store.articles.publishedBySlugs(['a-2', 'nobody', 'a-7', 'a-2']))).toEqual(['a-2', 'a-7']);
  });

  test('articles of one moment have one order, and every article is on exactly one page', async () => {
    for (let number = 0; number < 9; number++) await save(`same-${number}`);
    const pages: string[] = [];
    for (let offset = 0; offset < 9; offset += 2) {
      pages.push(...slugs(await store.articles.published({}, { limit: 2, offset })));
    }
    expect(new Set(pages).size).toBe(9);

    const batches: ArticleSummary[][] = [];
    for await (const batch of store.articles.eachPublished(4)) batches.push(batch);
    expect(batches.map((batch) => batch.length)).toEqual([4, 4, 1]);
    expect(slugs(batches.flat())).toEqual(pages);
  });

  test('the banner shows the newest breaking article', async () => {
    await save('quiet', { publishedAt: day(9) });
    await save('older', { breaking: true, publishedAt: day(1) });
    await save('newer', { breaking: true, publishedAt: day(2) });
    expect((await store.articles.breaking())?.slug).toBe('newer');
    await save('newer', { breaking: false, publishedAt: day(2) });
    expect((await store.articles.breaking())?.slug).toBe('older');
  });

  test('what to read next is chosen from shared topics, the section and the newest, each article once', async () => {
    for (const slug of ['rail', 'trade']) await store.topics.save({ slug, name: slug, description: '' }, null);
    await save('current', { topics: ['rail', 'trade'], section: 'europe', publishedAt: day(5) });
    await save('both-topics', { topics: ['rail', 'trade'], section: 'oceans', publishedAt: day(1) });
    await save('of-the-section', { section: 'europe', publishedAt: day(2) });
    for (let number = 10; number < 20; number++)
      await save(`newest-${number}`, { section: 'law', publishedAt: day(number) });

    const current = await store.articles.publishedBySlug('current');
    const candidates = await store.articles.keepReadingCandidates(current!, 3);
    expect(slugs(candidates)).toEqual([
      'both-topics',
      'of-the-section',
      'newest-19',
      'newest-18',
      'newest-17',
      'newest-16',
    ]);
    expect(slugs(keepReading(current!, candidates, 3))).toEqual(['both-topics', 'of-the-section', 'newest-19']);
  });

  test('an old address leads to the article for as long as readers may see it', async () => {
    const oldUrls = ['/2019/05/old-permalink/', '/2019/caf%C3%A9'];
    await save('moved', { oldUrls });
    for (const path of ['/2019/05/old-permalink', '/2019/05/old-permalink/', '/2019/café/', '/2019/caf%C3%A9']) {
      expect(await store.redirects.find(path)).toBe('moved');
    }
    expect(await store.redirects.find('/2019/05/another')).toBeNull();
    expect(await store.redirects.find('/%E0%A4%A')).toBeNull();

    await save('moved', { oldUrls, status: 'draft' });
    expect(await store.redirects.find('/2019/05/old-permalink')).toBeNull();
    await save('moved', { oldUrls: ['/2019/caf%C3%A9'] });
    expect(await store.redirects.find('/2019/05/old-permalink')).toBeNull();
    expect(await store.redirects.find('/2019/café')).toBe('moved');
  });

  test('an article that readers saw is gone (410) once removed, and back when it is published again', async () => {
    await save('seen');
    await save('unseen', { status: 'draft' });
    expect(await store.articles.remove('seen', 'mara')).toBe(true);
    expect(await store.articles.remove('unseen', 'mara')).toBe(true);
    expect(await store.articles.remove('never-was', 'mara')).toBe(false);

    expect(await store.tombstones.find('seen')).toMatchObject({ slug: 'seen', status: 410 });
    expect(await store.tombstones.find('unseen')).toBeNull();
    await save('seen');
    expect(await store.tombstones.find('seen')).toBeNull();
    expect((await store.articles.publishedBySlug('seen'))?.slug).toBe('seen');
  });

  test('sync finds what it wrote and whose the others are', async () => {
    await save('of-a-file');
    await save('of-the-desk', { origin: 'desk', sourcePath: null, sourceHash: null });
    expect(await store.articles.sources('content')).toEqual([
      {
        slug: 'of-a-file',
        sourcePath: 'articles/2026/of-a-file.md',
        sourceHash: 'hash of of-a-file',
        status: 'published',
        headline: 'Headline of of-a-file',
        publishedAt: '2025-11-20T09:00:00.000Z',
      },
    ]);
    expect(await store.articles.findOrigin('of-the-desk')).toBe('desk');
    expect(await store.articles.findOrigin('nobody')).toBeNull();
  });

  test('an address with a zero byte in it finds nothing and breaks nothing', async () => {
    expect(await store.articles.publishedBySlug('a\0b')).toBeNull();
    expect(await store.redirects.find('/a\0b')).toBeNull();
    expect(await store.articles.published({ topic: '\0' }, all)).toEqual([]);
    expect(await store.tombstones.find('\0')).toBeNull();
  });
});
