import { expect, test } from 'vitest';
import type { Article } from '#lib/news/article.ts';
import type { Author } from '#lib/news/author.ts';
import type { Kind } from '#lib/news/kind.ts';
import type { LiveUpdate } from '#lib/news/live-update.ts';
import { articleGraph, frontGraph, listGraph, pageGraph, segmentGraph } from '#lib/syndication/json-ld/graphs.ts';
import { aFrame } from '#tests/support/a-frame.ts';
import { anArticle, aPicture } from '#tests/support/an-article.ts';
import { identities, structuredDataProblems } from '#tests/support/schema-org.ts';

type Node = Record<string, unknown>;
const frame = aFrame();
const nodes = (graph: object) => (graph as { '@graph': Node[] })['@graph'];
const nodeOf = (graph: object, type: string) => nodes(graph).find((node) => node['@type'] === type);

const update = (number: number, changes: Partial<LiveUpdate> = {}): LiveUpdate => ({
  number,
  at: `2026-11-20T10:${String(number).padStart(2, '0')}:00.000Z`,
  headline: '',
  html: '<p>A ship.</p>',
  text: 'A ship.',
  authors: [{ slug: 'noor', name: 'Noor' }],
  pinned: false,
  editedAt: null,
  ...changes,
});
const live = (endedAt: string | null = null): Pick<Article, 'live'> => ({
  live: { startedAt: '2026-11-20T09:30:00.000Z', endedAt },
});
const anAuthor: Author = {
  slug: 'noor',
  name: 'Noor',
  role: 'Correspondent',
  email: null,
  links: ['https://social.example/@noor'],
  image: aPicture,
  bioHtml: '<p>She sails.</p>',
  bioText: 'She sails.',
};

const full = anArticle({
  dek: 'Nothing passes.',
  image: aPicture,
  topics: ['chokepoints'],
  authors: ['noor', 'jun'],
  corrections: [{ at: '2026-11-21T09:00:00Z', text: 'It is closed on one side.' }],
});

test.each<[Kind, string]>([
  ['analysis', 'AnalysisNewsArticle'],
  ['reporting', 'ReportageNewsArticle'],
  ['opinion', 'OpinionNewsArticle'],
  ['explainer', 'BackgroundNewsArticle'],
  ['interview', 'NewsArticle'],
  ['video', 'NewsArticle'],
])('%s is what schema.org calls %s', (kind, type) => {
  expect(nodeOf(articleGraph(anArticle({ kind }), null, frame), type)).toBeDefined();
});

test('an article says who wrote it, when, what it is about and what was wrong in it', () => {
  const article = nodeOf(articleGraph(full, null, frame), 'ReportageNewsArticle');
  expect(article).toMatchObject({
    headline: full.headline,
    url: 'https://meridian.example/article/an-article',
    datePublished: '2026-11-20T09:00:00.000Z',
    dateModified: '2026-11-20T09:00:00.000Z',
    author: [
      { '@type': 'Person', name: 'noor', url: 'https://meridian.example/author/noor' },
      { '@type': 'Person', name: 'jun', url: 'https://meridian.example/author/jun' },
    ],
    articleSection: 'europe',
    keywords: ['chokepoints'],
    wordCount: 800,
    isAccessibleForFree: true,
    correction: [{ '@type': 'CorrectionComment', text: 'It is closed on one side.' }],
  });
  expect((article?.image as Node[]).map(({ width, height }) => [width, height])).toEqual([
    ['1200', '675'],
    ['1200', '900'],
    ['1200', '1200'],
  ]);
});

test('live coverage says since when it runs, and until when once it has ended', () => {
  const graph = (article: Article) => nodeOf(articleGraph(article, [update(2), update(1)], frame), 'LiveBlogPosting');
  const running = graph(anArticle(live()));
  expect(running).toMatchObject({ coverageStartTime: '2026-11-20T09:30:00.000Z' });
  expect(running).not.toHaveProperty('coverageEndTime');
  expect(graph(anArticle(live('2026-11-20T12:00:00.000Z')))).toMatchObject({
    coverageEndTime: '2026-11-20T12:00:00.000Z',
  });
});

test('each live update has its permalink, its time, its author and a headline, if only its first words', () => {
  const long = 'word '.repeat(60).trim();
  const updates = [
    update(27, { headline: 'A ship passes' }),
    update(3, { text: long, editedAt: '2026-11-20T10:30:00Z' }),
  ];
  const coverage = nodeOf(articleGraph(anArticle(live()), updates, frame), 'LiveBlogPosting');
  const [first, second] = coverage?.liveBlogUpdate as Node[];
  expect(first).toMatchObject({
    '@type': 'BlogPosting',
    headline: 'A ship passes',
    url: 'https://meridian.example/article/an-article/updates/2#update-27',
    author: [{ name: 'Noor' }],
    articleBody: 'A ship.',
  });
  expect(second).toMatchObject({ dateModified: '2026-11-20T10:30:00Z' });
  expect(second?.headline).toMatch(/^word .* word…$/);
  expect((second?.headline as string).length).toBeLessThanOrEqual(110);
});

test('fifty updates do not double their page: the text is given of the newest alone', () => {
  const updates = Array.from({ length: 50 }, (_, i) => update(50 - i, { text: 'word '.repeat(100) }));
  const coverage = nodeOf(articleGraph(anArticle(live()), updates, frame), 'LiveBlogPosting');
  const given = coverage?.liveBlogUpdate as Node[];
  expect(given).toHaveLength(50);
  expect(given.filter(({ articleBody }) => articleBody)).toHaveLength(10);
});

test('the front names the publisher with its policies, and how to search', () => {
  const graph = frontGraph([full], frame);
  expect(nodeOf(graph, 'NewsMediaOrganization')).toMatchObject({
    '@id': 'https://meridian.example/#publisher',
    ethicsPolicy: 'https://meridian.example/standards#ethics',
    sameAs: ['https://social.example/@meridian'],
    foundingDate: '2026',
  });
  expect(nodeOf(graph, 'WebSite')).toMatchObject({
    potentialAction: { target: { urlTemplate: 'https://meridian.example/search?q={words}' } },
  });
});

const section = { title: 'Oceans', description: 'The sea.', url: '/section/oceans', author: null };
const graphs = {
  front: frontGraph([full], frame),
  article: articleGraph(full, null, frame),
  'bare article': articleGraph(anArticle(), null, frame),
  'live article': articleGraph(anArticle(live()), [update(1)], frame),
  segment: segmentGraph(anArticle(live()), { segment: 1, updates: [update(1)] }, frame),
  list: listGraph(section, { articles: [full], page: 2 }, frame),
  author: listGraph({ ...section, author: anAuthor }, { articles: [full], page: 1 }, frame),
  page: pageGraph({ title: 'About', description: '', url: '/about' }, frame),
};

test.each(Object.entries(graphs))('%s: every term is schema.org’s and stands where it belongs', async (_, graph) => {
  expect(await structuredDataProblems(graph)).toEqual([]);
});

test('whoever reads all pages finds every thing that one of them refers to', () => {
  const found = Object.values(graphs).map((graph) => identities(graph));
  const described = new Set(found.flatMap(({ described: each }) => each));
  expect(found.flatMap(({ referred }) => referred).filter((id) => !described.has(id))).toEqual([]);
});
