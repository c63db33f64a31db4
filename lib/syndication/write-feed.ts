import { feedFormats, type FeedFormat } from '#lib/news/urls.ts';
import { atom } from './atom.ts';
import type { Feed } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';

/** How a person sees a feed who opens it in a browser: a file of `public/`. (XSLT is leaving the browsers.) */
const looks = '<?xml-stylesheet type="text/css" href="/feeds/feed.css"?>\n';

/**
 * What a feed is served as. Chromium shows `application/rss+xml` and `application/atom+xml` as plain text, whatever style
 * they name; the two are said where a page links its feeds. The W3C's validator takes both names.
 */
export const contentTypes: Record<FeedFormat, string> = {
  rss: 'application/xml; charset=utf-8',
  atom: 'application/xml; charset=utf-8',
  json: `${feedFormats.json.type}; charset=utf-8`,
};

/** @param selfUrl absolute address of the feed itself */
export function writeFeed(feed: Feed, format: FeedFormat, selfUrl: string): string {
  if (format === 'json') return jsonFeed(feed, selfUrl);
  return format === 'atom' ? atom(feed, selfUrl, looks) : rss(feed, selfUrl, looks);
}
