import type { Article } from '#lib/news/article.ts';
import { kindName } from '#lib/news/kind.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { escapeXml } from './xml.ts';

export interface Channel {
  title: string;
  description: string;
  /** BCP 47 */
  language: string;
  /** Absolute address of the site, without a slash at the end. */
  siteUrl: string;
  /** Path of the page that the feed follows. */
  path: string;
  /** Path of the feed itself. */
  feedPath: string;
}

/**
 * An RSS 2.0 feed with the whole text of each article (https://www.rssboard.org/rss-specification).
 *
 * Addresses in the text are made absolute, since a reader shows it elsewhere.
 */
export function rss(channel: Channel, articles: readonly Article[]): string {
  const { siteUrl } = channel;
  const newest = articles
    .map(({ updatedAt, publishedAt }) => updatedAt ?? publishedAt)
    .sort()
    .at(-1);
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeXml(channel.title)}</title>
<link>${escapeXml(siteUrl + channel.path)}</link>
<description>${escapeXml(channel.description || channel.title)}</description>
<language>${escapeXml(channel.language)}</language>
<atom:link href="${escapeXml(siteUrl + channel.feedPath)}" rel="self" type="application/rss+xml"/>
${newest ? `<lastBuildDate>${rfc822(newest)}</lastBuildDate>\n` : ''}${articles.map((article) => item(article, siteUrl)).join('')}</channel>
</rss>
`;
}

function item(article: Article, siteUrl: string): string {
  const url = escapeXml(siteUrl + articleUrl(article.slug));
  const categories = [kindName[article.kind], article.section.name, ...article.topics.map(({ name }) => name)];
  return `<item>
<title>${escapeXml(article.headline)}</title>
<link>${url}</link>
<guid isPermaLink="true">${url}</guid>
<pubDate>${rfc822(article.publishedAt)}</pubDate>
${article.authors.map(({ name }) => `<dc:creator>${escapeXml(name)}</dc:creator>\n`).join('')}${categories.map((name) => `<category>${escapeXml(name)}</category>\n`).join('')}<description>${escapeXml(article.dek)}</description>
<content:encoded>${escapeXml(absolute(article.body.html, siteUrl))}</content:encoded>
</item>
`;
}

/** RFC 822 date as RSS wants it: "Tue, 17 Nov 2026 06:00:00 GMT". */
const rfc822 = (iso: string) => new Date(iso).toUTCString();

/** Our own compiled HTML: attributes are quoted, so a path in one is always `="/…"`. */
function absolute(html: string, siteUrl: string): string {
  return html
    .replace(/ (href|src)="\/(?!\/)/g, ` $1="${siteUrl}/`)
    .replace(
      / srcset="([^"]*)"/g,
      (_, set: string) => ` srcset="${set.replace(/(^|,\s*)\/(?!\/)/g, `$1${siteUrl}/`)}"`,
    );
}
