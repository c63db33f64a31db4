import { textElement } from './xml.ts';

export interface SitemapEntry {
  /** Absolute. */
  url: string;
  /** ISO 8601; null where nobody knows. */
  changedAt: string | null;
  /** Absolute addresses of pictures. */
  images?: readonly string[];
  /** What the news sitemap says of an article. */
  news?: News;
}

export interface News {
  /** The publication's name, as readers know it. */
  publication: string;
  /** BCP 47 */
  language: string;
  /** ISO 8601 */
  publishedAt: string;
  headline: string;
}

const protocol = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const extensions = {
  image: 'http://www.google.com/schemas/sitemap-image/1.1',
  news: 'http://www.google.com/schemas/sitemap-news/0.9',
} as const;

/** An index of sitemaps (https://www.sitemaps.org/protocol.html#index). */
export function sitemapIndex(entries: readonly SitemapEntry[]): string {
  return document(
    `<sitemapindex xmlns="${protocol}">`,
    entries.map((entry) => `<sitemap>\n${address(entry)}</sitemap>\n`),
    '</sitemapindex>',
  );
}

/**
 * A sitemap of at least one and at most 50,000 addresses (https://www.sitemaps.org/protocol.html), with the extensions
 * of Google for pictures and news.
 */
export function sitemap(entries: readonly SitemapEntry[]): string {
  return document(
    `<urlset xmlns="${protocol}" xmlns:image="${extensions.image}" xmlns:news="${extensions.news}">`,
    entries.map((entry) => {
      const images = (entry.images ?? []).map(
        (url) => `<image:image>\n${textElement('image:loc', url)}</image:image>\n`,
      );
      return `<url>\n${address(entry)}${entry.news ? news(entry.news) : ''}${images.join('')}</url>\n`;
    }),
    '</urlset>',
  );
}

function address({ url, changedAt }: SitemapEntry): string {
  return textElement('loc', url) + (changedAt === null ? '' : textElement('lastmod', changedAt));
}

/** https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
function news({ publication, language, publishedAt, headline }: News): string {
  return [
    '<news:news>\n<news:publication>\n',
    textElement('news:name', publication),
    textElement('news:language', newsLanguage(language)),
    '</news:publication>\n',
    textElement('news:publication_date', publishedAt),
    textElement('news:title', headline),
    '</news:news>\n',
  ].join('');
}

/** ISO 639 with two or three letters; of Chinese, `zh-cn` or `zh-tw`. */
export function newsLanguage(language: string): string {
  const { language: code, region, script } = new Intl.Locale(language).maximize();
  if (code !== 'zh') return code;
  return script === 'Hant' || region === 'TW' ? 'zh-tw' : 'zh-cn';
}

function document(open: string, parts: readonly string[], close: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open}\n${parts.join('')}${close}\n`;
}
