import type { FeedFormat } from '#lib/news/urls.ts';
import { atom } from './atom.ts';
import type { Feed } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';

/**
 * How a person sees a feed who opens it in a browser: a page by XSLT, or where a browser has no XSLT (Chromium from 158
 * on), the same in plainer form by CSS. Both are files of `public/`.
 */
const looks =
  '<?xml-stylesheet type="text/xsl" href="/feeds/feed.xsl"?>\n<?xml-stylesheet type="text/css" href="/feeds/feed.css"?>\n';

/** @param selfUrl absolute address of the feed itself */
export function writeFeed(feed: Feed, format: FeedFormat, selfUrl: string): string {
  if (format === 'json') return jsonFeed(feed, selfUrl);
  return format === 'atom' ? atom(feed, selfUrl, looks) : rss(feed, selfUrl, looks);
}
