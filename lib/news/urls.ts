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

/** The n-th page of a list; the first one is the list's own address. */
export const listPageUrl = (listUrl: string, page: number) => (page <= 1 ? listUrl : `${listUrl}/page/${page}`);

/** The RSS feed of everything, or of one list: `/feeds/section/europe/rss.xml`. */
export const feedUrl = (listUrl: string | null) => `/feeds${listUrl ?? ''}/rss.xml`;

/** First segments of addresses that the site itself answers; no standing page or old address may use them. */
export const reservedSegments = [
  'api',
  'article',
  'assets',
  'author',
  'desk',
  'feeds',
  'fonts',
  'healthz',
  'kind',
  'latest',
  'live',
  'manifest.webmanifest',
  'media',
  'metrics',
  'newsletter',
  'not-found',
  'preview',
  'readyz',
  'search',
  'section',
  'sitemap.xml',
  'sitemaps',
  'speculation-rules.json',
  'topic',
  '_next',
] as const;
