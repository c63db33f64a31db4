import type { Kind } from './kind.ts';
import { longestQuestion } from './search-question.ts';
import { tags } from './tags.ts';

/** What is declared of the addresses of one kind. */
interface Facts {
  /**
   * Tags whose change prints a page again. The first one is of what the page is about. `*` stands for anything; what is
   * named as in the path is the same as there.
   */
  tags: readonly string[];
  /** The tag of which a change is told to search engines, as one of this page. */
  announced: string | null;
  /** Seconds for which a page is shown without a question, by the press and by caches before it. */
  fresh: number;
  /** Seconds for which a cache may show it besides while it asks (RFC 5861); `cacheLimit` of the publication bounds both. */
  stale: number;
  /** The query parameters that the page knows, each with what it takes of a value; all else is dropped. */
  query: Readonly<Record<string, RegExp>>;
  /** Whether its last good copy is kept on disk. Not where a reader can make up any number of pages. */
  kept: boolean;
  /** Whether it goes on at `/page/2`. */
  list: boolean;
  /** Whether it has feeds of its own. */
  feeds: boolean;
  /** Which sitemap lists it. */
  sitemap: 'pages' | 'months' | 'updates' | null;
  /** As what the doctor examines it. */
  doctor: 'front' | 'list' | 'author' | 'article' | 'segment' | 'other';
  /** Whether a large site has too many for the doctor to read each. */
  many: boolean;
  /** Whether the press alone asks for it: what readers find at another address, or nowhere. */
  internal: boolean;
}

/** What holds where nothing else is said. */
const usual: Facts = {
  tags: [],
  announced: null,
  ...{ fresh: 1, stale: 30, query: {}, kept: true },
  ...{ list: false, feeds: false, sitemap: null },
  ...{ doctor: 'other', many: false, internal: false },
};

/** The start of a text, which may go on. */
const beginning = (length: number) => new RegExp(`^(?![^]*\\0)[^]{1,${length}}(?<![\\ud800-\\udbff])`);
const number = /^[1-9]\d{0,3}$/;
// A character more than is searched for, so that the page can say so.
const searchQuery = { q: beginning(longestQuestion + 2), page: number };
const oembedQuery = { url: /^[^\0]{1,500}$/su, format: /^[\w+-]{1,20}$/, maxwidth: number, maxheight: number };

const slug = '[slug]';
const ofArticle = [tags.article(slug), tags.shareImage(`article:${slug}`)];

/**
 * The whole site: whatever the press asks of Next, each with what metrics call it and its address. `[slug]` is one
 * segment without a dot, `[...of]` any number of them. In the order of the sitemap.
 */
export const pages = {
  front: page('front', '/', { tags: [tags.front], fresh: 1, stale: 30, sitemap: 'pages', doctor: 'front' }),
  latest: list('latest', '/latest', { tags: [tags.archive], feeds: false }),
  section: list('section', '/section/[slug]', { tags: [tags.section(slug), tags.shareImage(`section:${slug}`)] }),
  topic: list('topic', '/topic/[slug]', { tags: [tags.topic(slug)] }),
  kind: list('kind', '/kind/[slug]', { tags: [tags.kind(slug as Kind)] }),
  author: list('author', '/author/[slug]', {
    tags: [tags.author(slug), tags.shareImage(`author:${slug}`)],
    ...{ announced: tags.byline(slug), doctor: 'author' },
  }),
  page: page('other', '/[slug]', { tags: [tags.page(slug)], announced: tags.page(slug), sitemap: 'pages' }),
  feeds: page('feed', '/feeds', { tags: [tags.publication], sitemap: 'pages' }),
  feed: page('feed', '/feeds/[...of]'),

  article: page('article', '/article/[slug]', {
    ...{ tags: ofArticle, announced: tags.article(slug), sitemap: 'months', doctor: 'article', many: true },
  }),
  updates: page('article', '/article/[slug]/updates/[segment]', {
    ...{ tags: ofArticle, sitemap: 'updates', doctor: 'segment', many: true },
  }),
  markdown: page('article', '/article/[slug].md', { tags: [tags.article(slug)] }),
  liveFeed: page('live', '/api/live/[slug]', { tags: [tags.article(slug)] }),
  embed: page('embed', '/embed/article/[slug]', { tags: [tags.article(slug)] }),
  oembed: page('embed', '/oembed', { tags: [tags.article('*')], query: oembedQuery, kept: false }),

  search: page('search', '/search', { tags: [tags.archive], query: searchQuery, kept: false }),
  newsletter: page('newsletter', '/newsletter', { tags: [tags.publication] }),
  notFound: page('other', '/not-found', { tags: [tags.archive] }),

  sitemapIndex: page('sitemap', '/sitemap.xml', { tags: [tags.archive] }),
  pagesSitemap: page('sitemap', '/sitemaps/pages.xml', { tags: [tags.archive] }),
  updatesSitemap: page('sitemap', '/sitemaps/updates.xml', { tags: [tags.archive] }),
  newsSitemap: page('sitemap', '/sitemaps/news.xml', { tags: [tags.archive, tags.news] }),
  // Of a month with more articles than one sitemap may name.
  monthPart: page('sitemap', '/sitemaps/articles/[yyyy-mm]-[part].xml', { tags: [tags.month('[yyyy-mm]')] }),
  monthSitemap: page('sitemap', '/sitemaps/articles/[yyyy-mm].xml', { tags: [tags.month('[yyyy-mm]')] }),
  robots: page('crawler', '/robots.txt', { tags: [tags.publication, tags.section('*')] }),
  llms: page('crawler', '/llms.txt', { tags: [tags.front, tags.archive] }),
  manifest: page('other', '/manifest.webmanifest', { tags: [tags.publication] }),

  banner: page('banner', '/breaking-banner', { tags: [tags.breaking], internal: true }),
  moved: page('other', '/moved/[from]', { tags: [tags.redirects], internal: true }),
  markdownSource: page('other', '/markdown/[slug]', { internal: true }),
};

/** Tags that are on every page, or on whatever has no page of its own. */
export const everyPage: readonly string[] = [
  ...[tags.publication, tags.breaking, tags.redirects],
  tags.shareImage('publication'),
];

/**
 * First segments at which there are no pages, and what caches before the press do with what is there: keep it as the
 * press says, for ever, or never.
 */
export const otherSegments = {
  ...{ _next: 'for ever', assets: 'for ever', fonts: 'for ever' },
  ...{ api: 'never', desk: 'never', preview: 'never' },
  ...{ healthz: 'never', readyz: 'never', metrics: 'never' },
  ...{ media: 'as said', 'speculation-rules.json': 'as said', '.well-known': 'as said' },
  ...{ 'ads.txt': 'as said', 'app-ads.txt': 'as said', live: 'as said' },
} as const satisfies Record<string, 'as said' | 'for ever' | 'never'>;

export type PageName = keyof typeof pages;
/** What a page is, for metrics and logs. */
export type PageType = (typeof pages)[PageName]['type'];
export interface Page extends Facts {
  type: PageType;
  path: string;
}
/** Pages that list articles, and go on at `/page/2`. */
export type ListName = { [Name in PageName]: (typeof pages)[Name] extends { list: true } ? Name : never }[PageName];

function page<const Type extends string, const Path extends string>(
  type: Type,
  path: Path,
  facts: Partial<Facts> = {},
) {
  return { ...usual, ...facts, type, path };
}

/** A list of articles. */
function list<const Type extends string, const Path extends string>(type: Type, path: Path, facts: Partial<Facts>) {
  const listed = { feeds: true, sitemap: 'pages', doctor: 'list', ...facts, list: true } as const;
  return { ...page(type, path, listed), list: true } as const;
}
