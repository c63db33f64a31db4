import { labelName } from '#lib/news/article-details.ts';
import type { Article, Correction } from '#lib/news/article.ts';
import { longDate, stamp, type Dateline } from '#lib/news/dates.ts';
import { kindName } from '#lib/news/kind.ts';
import { updateUrl, type LiveUpdate } from '#lib/news/live-update.ts';
import { largest, type Picture } from '#lib/news/picture.ts';
import { articleUrl, authorUrl, feedUrl, frontUrl, kindUrl, sectionUrl, topicUrl } from '#lib/news/urls.ts';
import { feedHtml } from './feed-html.ts';
import { escapeXml } from './xml.ts';

/** A feed before it takes a format. Addresses are absolute, times ISO 8601. */
export interface Feed {
  /** What identifies it where a format wants to know, for ever; its address may change. */
  id: string;
  title: string;
  description: string;
  /** BCP 47 */
  language: string;
  /** The page that the feed follows. */
  pageUrl: string;
  publication: { name: string; url: string };
  /** WebSub hubs that tell of its changes (https://www.w3.org/TR/websub/). */
  hubs: readonly string[];
  /** When one of the items changed last; null where there is none. */
  updatedAt: string | null;
  /** Newest first. */
  items: FeedItem[];
}

export interface FeedItem {
  /** What identifies it, for ever: a URI. */
  id: string;
  url: string;
  title: string;
  /** Plain text; may be empty. */
  summary: string;
  /** The whole text, with what was corrected and what is going on. */
  html: string;
  publishedAt: string;
  /** Of no two items the same. */
  updatedAt: string;
  authors: { name: string; url: string }[];
  /** Who paid for it, kind, section and topics, each name once. */
  categories: { name: string; url: string }[];
  picture: FeedPicture | null;
  /** BCP 47, where it is another than the feed's. */
  language: string | null;
}

export interface FeedPicture {
  url: string;
  /** Media type. */
  type: string;
  /** Pixels. */
  width: number;
  height: number;
  /** What it shows; '' says that it is decoration. */
  alt: string;
  caption: string | null;
  credit: string | null;
}

/** What a feed is made of. */
export interface FeedSource {
  publication: {
    siteUrl: string;
    feedOrigin: string;
    name: string;
    description: string;
    dateline: Dateline;
    hubs: readonly string[];
  };
  /** The list that it follows; null is everything. */
  list: { title: string; description: string; url: string } | null;
  articles: readonly { article: Article; updates: readonly LiveUpdate[] }[];
}

export function feedOf({ publication, list, articles }: FeedSource): Feed {
  const { feedOrigin, name, siteUrl, description, dateline, hubs } = publication;
  const items = timesApart(articles.map(({ article, updates }) => item(article, updates, publication)));
  return {
    id: feedOrigin + feedUrl(list?.url ?? null, 'atom'),
    title: list ? `${name}: ${list.title}` : name,
    description: (list ? list.description : description) || (list?.title ?? name),
    language: dateline.language,
    pageUrl: siteUrl + (list?.url ?? frontUrl()),
    publication: { name, url: siteUrl + frontUrl() },
    hubs,
    updatedAt: items.map(({ updatedAt }) => updatedAt).reduce<string | null>(later, null),
    items,
  };
}

/**
 * No two items that changed in the same moment, e.g. in an import: readers sort by this time and some know an edition of an
 * item by it (https://validator.w3.org/feed/docs/warning/DuplicateUpdated.html). The first has its own time, others are
 * milliseconds before it; so what drops out at the end moves none.
 */
function timesApart(items: readonly FeedItem[]): FeedItem[] {
  const taken = new Set<number>();
  return items.map((each) => {
    let at = Date.parse(each.updatedAt);
    while (taken.has(at)) at -= 1;
    taken.add(at);
    return { ...each, updatedAt: new Date(at).toISOString() };
  });
}

const later = (one: string | null, other: string) => (one === null || other > one ? other : one);

function item(
  article: Article,
  updates: readonly LiveUpdate[],
  { siteUrl, feedOrigin, dateline }: FeedSource['publication'],
): FeedItem {
  const url = siteUrl + articleUrl(article.slug);
  const { kind, section, topics, publishedAt, details } = article;
  const label = details.label && labelName[details.label];
  const picture = article.image && pictureOf(article.image, siteUrl);
  const id = article.feedId ?? articleUrl(article.slug);
  return {
    id: id.startsWith('/') ? feedOrigin + id : id,
    url,
    // Lists of readers show nothing but the title.
    title: label ? `${label}: ${article.headline}` : article.headline,
    summary: article.dek,
    html: textOf(article, updates, picture, url, dateline),
    publishedAt,
    updatedAt: later(publishedAt, article.updatedAt ?? publishedAt),
    authors: article.authors.map(({ slug, name }) => ({ name, url: siteUrl + authorUrl(slug) })),
    language: details.language ?? null,
    categories: eachOnce([
      ...(label ? [{ name: label, url: siteUrl + frontUrl() }] : []),
      { name: kindName[kind], url: siteUrl + kindUrl(kind) },
      { name: section.name, url: siteUrl + sectionUrl(section.slug) },
      ...topics.map(({ slug, name }) => ({ name, url: siteUrl + topicUrl(slug) })),
    ]),
    picture,
  };
}

function eachOnce<T extends { name: string }>(named: readonly T[]): T[] {
  return named.filter(({ name }, i) => named.findIndex((other) => other.name === name) === i);
}

function pictureOf({ file, alt, caption, credit }: Picture, siteUrl: string): FeedPicture | null {
  const words = { alt, caption, credit };
  const variant = largest(file, 'full');
  if (variant) return { ...words, ...variant, url: siteUrl + variant.url, type: 'image/jpeg' };
  if (file.original === null) return null;
  const type = `image/${/\.(\w+)$/.exec(file.original)?.[1] ?? 'gif'}`;
  return { ...words, url: siteUrl + file.original, type, width: file.width, height: file.height };
}

/** As the article's own page has it: picture, key points, text, live coverage (newest first), corrections. */
function textOf(
  article: Article,
  updates: readonly LiveUpdate[],
  picture: FeedPicture | null,
  url: string,
  dateline: Dateline,
): string {
  const { keyPoints, body, corrections } = article;
  const points = keyPoints.map((point) => `<li>${escapeXml(point)}</li>`).join('');
  return [
    picture && pictureHtml(picture),
    points && `<ul>${points}</ul>`,
    feedHtml(body.html, url),
    ...updates.map((update) => updateHtml(article.slug, update, url, dateline)),
    ...corrections.map((correction) => correctionHtml(correction, dateline)),
  ]
    .filter(Boolean)
    .join('\n');
}

function pictureHtml({ url, width, height, alt, caption, credit }: FeedPicture): string {
  const words = [caption, credit].filter((text) => text !== null).map(escapeXml);
  const img = `<img src="${escapeXml(url)}" alt="${escapeXml(alt)}" width="${width}" height="${height}">`;
  return `<figure>${img}${words.length > 0 ? `<figcaption>${words.join(' ')}</figcaption>` : ''}</figure>`;
}

function updateHtml(slug: string, update: LiveUpdate, url: string, dateline: Dateline): string {
  const { number, at, headline, html, authors } = update;
  const permalink = escapeXml(new URL(updateUrl(slug, number), url).href);
  const time = `<a href="${permalink}"><time datetime="${escapeXml(at)}">${escapeXml(stamp(at, dateline))}</time></a>`;
  const by = authors.length > 0 ? `, ${escapeXml(authors.map(({ name }) => name).join(', '))}` : '';
  const title = headline ? `<h2>${escapeXml(headline)}</h2>\n` : '';
  return `<section>\n${title}<p>${time}${by}</p>\n${feedHtml(html, url)}\n</section>`;
}

function correctionHtml({ at, text }: Correction, dateline: Dateline): string {
  const date = `<time datetime="${escapeXml(at)}">${escapeXml(longDate(at, dateline))}</time>`;
  return `<section>\n<h2>Correction, ${date}</h2>\n<p>${escapeXml(text)}</p>\n</section>`;
}
