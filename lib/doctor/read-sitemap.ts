import { SaxesParser } from 'saxes';

export interface SitemapEntry {
  loc: string;
  /** As it is written, or null. */
  lastmod: string | null;
  /** Addresses of its pictures (https://www.google.com/schemas/sitemap-image/1.1). */
  images: string[];
  /** What the news extension says of it (http://www.google.com/schemas/sitemap-news/0.9). */
  news: { name: string; language: string; publicationDate: string; title: string } | null;
}

const namespaces = {
  sitemap: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  image: 'http://www.google.com/schemas/sitemap-image/1.1',
  news: 'http://www.google.com/schemas/sitemap-news/0.9',
} as const;

/** Reads a sitemap or an index of them while it comes in, so that one of 50 MB needs no room. */
export class SitemapReader {
  /** Whether it lists sitemaps rather than pages; null until its root was read. */
  isIndex: boolean | null = null;
  entries = 0;
  /** Characters read so far. */
  length = 0;
  /** Why it is no XML, or none of this sort; null while all is well. */
  broken: string | null = null;
  readonly #parser = new SaxesParser({ xmlns: true });

  constructor(onEntry: (entry: SitemapEntry) => void) {
    let entry: SitemapEntry | null = null;
    let text = '';
    this.#parser.on('error', (error) => {
      this.broken ??= error.message;
    });
    this.#parser.on('opentag', ({ local, uri }) => {
      text = '';
      if (this.isIndex === null) {
        this.isIndex = local === 'sitemapindex';
        const isSitemap = uri === namespaces.sitemap && ['urlset', 'sitemapindex'].includes(local);
        if (!isSitemap) this.broken ??= `its root is <${local}> of the namespace "${uri}", not urlset or sitemapindex`;
      }
      if (uri === namespaces.sitemap && (local === 'url' || local === 'sitemap'))
        entry = { loc: '', lastmod: null, images: [], news: null };
      if (uri === namespaces.news && local === 'news' && entry)
        entry.news = { name: '', language: '', publicationDate: '', title: '' };
    });
    const add = (part: string) => {
      text += part;
    };
    this.#parser.on('text', add);
    this.#parser.on('cdata', add);
    this.#parser.on('closetag', ({ local, uri }) => {
      if (!entry) return;
      const value = text.trim();
      text = '';
      if (uri === namespaces.image && local === 'loc') entry.images.push(value);
      if (uri === namespaces.news) readNews(entry, local, value);
      if (uri !== namespaces.sitemap) return;
      if (local === 'loc') entry.loc = value;
      if (local === 'lastmod') entry.lastmod = value;
      if (local === 'url' || local === 'sitemap') {
        this.entries += 1;
        onEntry(entry);
        entry = null;
      }
    });
  }

  write(chunk: string): void {
    this.length += chunk.length;
    this.#parser.write(chunk);
  }

  end(): void {
    this.#parser.close();
  }
}

function readNews(entry: SitemapEntry, local: string, value: string): void {
  if (!entry.news) return;
  if (local === 'name') entry.news.name = value;
  if (local === 'language') entry.news.language = value;
  if (local === 'publication_date') entry.news.publicationDate = value;
  if (local === 'title') entry.news.title = value;
}

/** Why a text is no well-formed XML (https://www.w3.org/TR/xml/), or null. */
export function brokenXml(text: string): string | null {
  let broken: string | null = null;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    broken ??= error.message;
  });
  parser.write(text).close();
  return broken;
}
