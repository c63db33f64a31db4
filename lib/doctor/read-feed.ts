import { parseFeed } from 'feedsmith';
import { brokenXml } from './read-sitemap.ts';

/** An entry of a feed, whichever its format. Dates are as written. */
export interface FeedItem {
  id: string | null;
  url: string | null;
  title: string | null;
  published: string | null;
  updated: string | null;
  /** Markup of the text, or of what stands for it. */
  html: string;
}

export interface ReadFeed {
  format: 'rss' | 'atom' | 'rdf' | 'json';
  title: string | null;
  /** The page that it is the feed of. */
  home: string | null;
  /** The address it gives itself. */
  self: string | null;
  items: FeedItem[];
}

/** @returns the feed, or why no feed reader can read it */
export function readFeed(body: string): ReadFeed | { broken: string } {
  try {
    if (!/^\s*\{/.test(body)) {
      const broken = brokenXml(body);
      if (broken !== null) return { broken: `it is no well-formed XML: ${broken}` };
    }
    return feedOf(parseFeed(body));
  } catch (error) {
    return { broken: `no feed reader can read it: ${(error as Error).message}` };
  }
}

type Parsed = ReturnType<typeof parseFeed<string>>;

function feedOf(parsed: Parsed): ReadFeed {
  const { format } = parsed;
  if (format === 'json') {
    const { title, home_page_url, feed_url, items = [] } = parsed.feed;
    return {
      format,
      title: title ?? null,
      home: home_page_url ?? null,
      self: feed_url ?? null,
      items: items.map((item) => ({
        id: item.id ?? null,
        url: item.url ?? null,
        title: item.title ?? null,
        published: item.date_published ?? null,
        updated: item.date_modified ?? null,
        html: item.content_html ?? '',
      })),
    };
  }
  if (format === 'atom') {
    const { title, links = [], entries = [] } = parsed.feed;
    return {
      format,
      title: title?.value ?? null,
      home: linkOf(links, 'alternate'),
      self: linkOf(links, 'self'),
      items: entries.map((entry) => ({
        id: entry.id ?? null,
        url: linkOf(entry.links ?? [], 'alternate'),
        title: entry.title?.value ?? null,
        published: entry.published ?? null,
        updated: entry.updated ?? null,
        html: entry.content?.value ?? entry.summary?.value ?? '',
      })),
    };
  }
  const { feed } = parsed;
  return {
    format,
    title: feed.title ?? null,
    home: feed.link ?? null,
    self: linkOf(feed.atom?.links ?? [], 'self'),
    items: (feed.items ?? []).map((item) => ({
      id: ('guid' in item ? item.guid?.value : undefined) ?? null,
      url: item.link ?? null,
      title: item.title ?? null,
      published: ('pubDate' in item ? item.pubDate : undefined) ?? null,
      updated: item.atom?.updated ?? null,
      html: item.content?.encoded ?? item.description ?? '',
    })),
  };
}

/** A link without a relation is the page itself (RFC 4287, section 4.2.7.2). */
const linkOf = (links: readonly { href?: string; rel?: string }[], relation: string): string | null =>
  links.find(({ rel = 'alternate' }) => rel === relation)?.href ?? null;
