import type { Feed, FeedItem } from './feed.ts';
import { mediaContent, mediaNamespace } from './media-rss.ts';
import { emptyElement, escapeXml, textElement } from './xml.ts';

/** Atom wants a date also where nothing was ever published. */
const never = '2000-01-01T00:00:00.000Z';

/**
 * Atom 1.0 with the whole text of each article (RFC 4287).
 *
 * @param selfUrl absolute address of the feed itself
 * @param looks processing instructions for browsers
 */
export function atom(feed: Feed, selfUrl: string, looks: string): string {
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n${looks}`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="${mediaNamespace}" xml:lang="${escapeXml(feed.language)}">\n`,
    textElement('id', feed.id),
    textElement('title', feed.title),
    textElement('subtitle', feed.description),
    textElement('updated', feed.updatedAt ?? never),
    emptyElement('link', { rel: 'self', type: 'application/atom+xml', href: selfUrl }),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: feed.pageUrl }),
    ...feed.hubs.map((href) => emptyElement('link', { rel: 'hub', href })),
    person(feed.publication),
    textElement('generator', 'Broadsheet'),
    ...feed.items.map(entry),
    '</feed>\n',
  ].join('');
}

function entry({
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
    language === null ? '<entry>\n' : `<entry xml:lang="${escapeXml(language)}">\n`,
    textElement('id', id),
    textElement('title', title),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: url }),
    textElement('published', publishedAt),
    textElement('updated', updatedAt),
    ...authors.map(person),
    ...categories.map((category) => emptyElement('category', { term: category.name, scheme: category.url })),
    summary === '' ? '' : textElement('summary', summary),
    textElement('content', html, { type: 'html' }),
    picture ? mediaContent(picture) : '',
    '</entry>\n',
  ].join('');
}

function person({ name, url }: { name: string; url: string }): string {
  return `<author>\n${textElement('name', name)}${textElement('uri', url)}</author>\n`;
}
