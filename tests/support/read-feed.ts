import FeedParser from 'feedparser';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';

/** What a feed reader makes of a feed. */
export interface ReadFeed {
  title: string;
  page: string;
  items: ReadItem[];
}

export interface ReadItem {
  title: string;
  url: string;
  id: string;
  summary: string;
  html: string;
  authors: string[];
  categories: string[];
  published: string;
  pictures: string[];
}

/** As feedsmith reads it (XML by fast-xml-parser). */
export function readByFeedsmith(text: string): ReadFeed {
  if (text.startsWith('{')) return json(text);
  return text.includes('<rss') ? rss(text) : atom(text);
}

function rss(text: string): ReadFeed {
  const feed = parseRssFeed(text);
  const items = (feed.items ?? []).map((item) => ({
    title: item.title ?? '',
    url: item.link ?? '',
    id: item.guid?.value ?? '',
    summary: textOf(item.description ?? ''),
    html: item.content?.encoded ?? '',
    authors: item.dc?.creators ?? [],
    categories: (item.categories ?? []).map(({ name }) => name ?? ''),
    published: iso(item.pubDate),
    pictures: (item.media?.contents ?? []).map(({ url }) => url ?? ''),
  }));
  return { title: feed.title ?? '', page: feed.link ?? '', items };
}

function atom(text: string): ReadFeed {
  const feed = parseAtomFeed(text);
  const alternate = (links: readonly { rel?: string; href?: string }[] = []) =>
    links.find(({ rel }) => rel === 'alternate')?.href ?? '';
  const items = (feed.entries ?? []).map((entry) => ({
    title: entry.title?.value ?? '',
    url: alternate(entry.links),
    id: entry.id ?? '',
    summary: entry.summary?.value ?? '',
    html: entry.content?.value ?? '',
    authors: (entry.authors ?? []).map(({ name }) => name ?? ''),
    categories: (entry.categories ?? []).map(({ term }) => term ?? ''),
    published: iso(entry.published),
    pictures: (entry.media?.contents ?? []).map(({ url }) => url ?? ''),
  }));
  return { title: feed.title?.value ?? '', page: alternate(feed.links), items };
}

function json(text: string): ReadFeed {
  const feed = parseJsonFeed(text);
  const items = (feed.items ?? []).map((item) => ({
    title: item.title ?? '',
    url: item.url ?? '',
    id: item.id ?? '',
    summary: item.summary ?? '',
    html: item.content_html ?? '',
    authors: (item.authors ?? []).map(({ name }) => name ?? ''),
    categories: item.tags ?? [],
    published: iso(item.date_published),
    pictures: item.image === undefined ? [] : [item.image],
  }));
  return { title: feed.title ?? '', page: feed.home_page_url ?? '', items };
}

/** As feedparser reads RSS and Atom (XML by sax). */
export async function readByFeedparser(text: string): Promise<ReadFeed> {
  const isRss = text.includes('<rss');
  const reader = new FeedParser({ addmeta: false });
  reader.end(text);
  const found: FeedParser.Item[] = [];
  for await (const item of reader) found.push(item as FeedParser.Item);
  const items = found.map((item) => ({
    title: item.title,
    url: item.link,
    id: item.guid,
    summary: item.summary === item.description ? '' : isRss ? textOf(item.summary ?? '') : (item.summary ?? ''),
    html: item.description,
    authors: named(item, 'dc:creator', 'atom:author'),
    categories: item.categories,
    published: iso(item.pubdate),
    pictures: [item['media:content' as 'meta']]
      .flat()
      .flatMap((each) => (each as unknown as Raw | null)?.['@']?.url ?? []),
  }));
  return { title: String(reader.meta.title), page: String(reader.meta.link), items };
}

type Raw = { '#'?: string; '@'?: { url?: string }; name?: Raw };

function named(item: FeedParser.Item, ...keys: string[]): string[] {
  const raw = item as unknown as Record<string, Raw | Raw[] | undefined>;
  return keys
    .flatMap((key) => raw[key] ?? [])
    .map((each) => each.name?.['#'] ?? each['#'] ?? '')
    .filter(Boolean);
}

/** The words of HTML; in RSS, a description is that. */
export function textOf(html: string): string {
  let words = '';
  visit(unified().use(rehypeParse, { fragment: true }).parse(html), 'text', ({ value }) => void (words += value));
  return words;
}

const iso = (date: unknown) => new Date(date as string | Date).toISOString();
