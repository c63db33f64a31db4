import type { Feed, FeedItem } from './feed.ts';
import { mediaContent, mediaNamespace } from './media-rss.ts';
import { emptyElement, escapeXml, textElement } from './xml.ts';

/** Minutes for which a reader may keep the feed; asking again costs little, it says 304. */
const minutesToLive = 5;

/**
 * RSS 2.0 with the whole text of each article (https://www.rssboard.org/rss-specification,
 * https://www.rssboard.org/rss-profile).
 *
 * @param selfUrl absolute address of the feed itself
 * @param looks processing instructions for browsers
 */
export function rss(feed: Feed, selfUrl: string, looks: string): string {
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n${looks}`,
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="${mediaNamespace}">\n<channel>\n`,
    plainElement('title', feed.title),
    textElement('link', feed.pageUrl),
    plainElement('description', feed.description),
    textElement('language', feed.language),
    emptyElement('atom:link', { href: selfUrl, rel: 'self', type: 'application/rss+xml' }),
    ...feed.hubs.map((href) => emptyElement('atom:link', { href, rel: 'hub' })),
    feed.updatedAt === null ? '' : textElement('lastBuildDate', rfc822(feed.updatedAt)),
    textElement('ttl', String(minutesToLive)),
    textElement('generator', 'Broadsheet'),
    textElement('docs', 'https://www.rssboard.org/rss-specification'),
    ...feed.items.map(item),
    '</channel>\n</rss>\n',
  ].join('');
}

function item({
  id,
  url,
  title,
  summary,
  html,
  publishedAt,
  updatedAt,
  authors,
  categories,
  picture,
  language,
}: FeedItem): string {
  return [
    '<item>\n',
    plainElement('title', title),
    textElement('link', url),
    textElement('guid', id, { isPermaLink: 'false' }),
    textElement('pubDate', rfc822(publishedAt)),
    // RSS has no word for it.
    updatedAt <= publishedAt ? '' : textElement('atom:updated', updatedAt),
    ...authors.map(({ name }) => plainElement('dc:creator', name)),
    language === null ? '' : textElement('dc:language', language),
    ...categories.map(({ name }) => plainElement('category', name)),
    // Before the whole text, and there also when it is empty: https://validator.w3.org/feed/docs/warning/NeedDescriptionBeforeContent.html
    textElement('description', htmlOf(summary)),
    `<content:encoded>${escapeXml(html)}</content:encoded>\n`,
    picture ? mediaContent(picture) : '',
    '</item>\n',
  ].join('');
}

/**
 * Plain text, which is what every element but an item's description has. Written so that the readers understand it, too,
 * that look for HTML everywhere (https://www.rssboard.org/rss-profile#data-types-characterdata).
 */
const plainElement = (name: string, text: string) =>
  textElement(name, text).replace(/&(?:amp|lt|gt);/g, (entity) => hexadecimal[entity]!);

const hexadecimal: Record<string, string> = { '&amp;': '&#x26;', '&lt;': '&#x3C;', '&gt;': '&#x3E;' };

/** The same in an item's description, which is HTML: unescaped, a word like `<main>` would be a tag to a reader. */
const htmlOf = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** RFC 822 date as RSS wants it: "Tue, 17 Nov 2026 06:00:00 GMT". */
const rfc822 = (iso: string) => new Date(iso).toUTCString();
