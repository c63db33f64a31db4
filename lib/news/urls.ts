import type { Kind } from './kind.ts';

/** Where things live on the site. Paths only; an absolute address is made with the configured site address. */
export const frontUrl = () => '/';
export const articleUrl = (slug: string) => `/article/${slug}`;
export const sectionUrl = (slug: string) => `/section/${slug}`;
export const topicUrl = (slug: string) => `/topic/${slug}`;
export const authorUrl = (slug: string) => `/author/${slug}`;
export const kindUrl = (kind: Kind) => `/kind/${kind}`;
export const pageUrl = (slug: string) => `/${slug}`;
export const latestUrl = () => '/latest';
export const searchUrl = () => '/search';
export const newsletterUrl = () => '/newsletter';
/** What a browser needs to put the site among its applications. */
export const manifestUrl = () => '/manifest.webmanifest';
/** What readers see where there is nothing. */
export const notFoundUrl = () => '/not-found';
/** Where the press asks for the banner that it puts into every page. Never an address of readers. */
export const bannerUrl = () => '/breaking-banner';

/** The n-th page of a list; the first one is the list's own address. */
export const listPageUrl = (listUrl: string, page: number) => (page <= 1 ? listUrl : `${listUrl}/page/${page}`);

/** Anchors of every page: its beginning, its content, and the index of sections. */
export const pageAnchors: readonly string[] = ['top', 'main', 'drawer'];

/** The formats of every feed, in the order in which they are offered, each with its media type. */
export const feedFormats = {
  rss: { name: 'RSS', file: 'rss.xml', type: 'application/rss+xml' },
  atom: { name: 'Atom', file: 'atom.xml', type: 'application/atom+xml' },
  json: { name: 'JSON Feed', file: 'feed.json', type: 'application/feed+json' },
} as const;
export type FeedFormat = keyof typeof feedFormats;

/** The feed of everything, or of one list: `/feeds/section/europe/rss.xml`. */
export const feedUrl = (listUrl: string | null, format: FeedFormat = 'rss') =>
  `/feeds${listUrl ?? ''}/${feedFormats[format].file}`;
/** The same in every format. */
export const feedUrls = (listUrl: string | null) =>
  (Object.keys(feedFormats) as FeedFormat[]).map((format) => feedUrl(listUrl, format));
export const feedDirectoryUrl = () => '/feeds';

/** The Markdown twin of an article. */
export const markdownUrl = (slug: string) => `${articleUrl(slug)}.md`;
/** The card of an article that other sites may frame. */
export const embedUrl = (slug: string) => `/embed${articleUrl(slug)}`;
export const oembedUrl = () => '/oembed';
export const robotsUrl = () => '/robots.txt';
export const llmsUrl = () => '/llms.txt';
/**
 * Where the press asks for an old address that is told apart by its query: `/?p=123` is the front page to everybody
 * else. Never an address of readers.
 */
export const movedUrl = (address: string) => `/moved/${Buffer.from(address).toString('base64url')}`;

/** First segments of addresses that the site itself answers; no standing page or old address may use them. */
export const reservedSegments = [
  '.well-known',
  'ads.txt',
  'api',
  'app-ads.txt',
  'article',
  'assets',
  'author',
  'breaking-banner',
  'desk',
  'embed',
  'feeds',
  'fonts',
  'healthz',
  'kind',
  'latest',
  'live',
  'llms.txt',
  'markdown',
  'manifest.webmanifest',
  'media',
  'metrics',
  'moved',
  'newsletter',
  'not-found',
  'oembed',
  'preview',
  'readyz',
  'robots.txt',
  'search',
  'section',
  'sitemap.xml',
  'sitemaps',
  'speculation-rules.json',
  'topic',
  '_next',
] as const;
