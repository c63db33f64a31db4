import { filled } from './address-pattern.ts';
import { pages } from './addresses.ts';
import type { Kind } from './kind.ts';

/** Where things live on the site. Paths only; an absolute address is made with the configured site address. */
export const frontUrl = () => pages.front.path;
export const articleUrl = (slug: string) => filled(pages.article.path, { slug });
export const sectionUrl = (slug: string) => filled(pages.section.path, { slug });
export const topicUrl = (slug: string) => filled(pages.topic.path, { slug });
export const authorUrl = (slug: string) => filled(pages.author.path, { slug });
export const kindUrl = (slug: Kind) => filled(pages.kind.path, { slug });
export const pageUrl = (slug: string) => filled(pages.page.path, { slug });
export const latestUrl = () => pages.latest.path;
export const searchUrl = () => pages.search.path;
export const newsletterUrl = () => pages.newsletter.path;
/** What a browser needs to put the site among its applications. */
export const manifestUrl = () => pages.manifest.path;
/** What readers see where there is nothing. */
export const notFoundUrl = () => pages.notFound.path;
/** Where the press asks for the banner that it puts into every page. Never an address of readers. */
export const bannerUrl = () => pages.banner.path;

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
  `${feedDirectoryUrl()}${listUrl ?? ''}/${feedFormats[format].file}`;
/** The same in every format. */
export const feedUrls = (listUrl: string | null) =>
  (Object.keys(feedFormats) as FeedFormat[]).map((format) => feedUrl(listUrl, format));
export const feedDirectoryUrl = () => pages.feeds.path;

/** The Markdown twin of an article. */
export const markdownUrl = (slug: string) => filled(pages.markdown.path, { slug });
/** The card of an article that other sites may frame. */
export const embedUrl = (slug: string) => filled(pages.embed.path, { slug });
export const oembedUrl = () => pages.oembed.path;
export const robotsUrl = () => pages.robots.path;
export const llmsUrl = () => pages.llms.path;
/**
 * Where the press asks for an old address that is told apart by its query: `/?p=123` is the front page to everybody
 * else. Never an address of readers.
 */
export const movedUrl = (address: string) =>
  filled(pages.moved.path, { from: Buffer.from(address).toString('base64url') });
