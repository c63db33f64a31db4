import { escapeXml } from './xml.ts';

export interface SitemapEntry {
  /** Absolute. */
  url: string;
  /** ISO 8601; null where nobody knows. */
  changedAt: string | null;
}

/** A sitemap of at most 50,000 addresses (https://www.sitemaps.org/protocol.html). */
export function sitemap(entries: readonly SitemapEntry[]): string {
  const urls = entries.map(
    ({ url, changedAt }) =>
      `<url><loc>${escapeXml(url)}</loc>${changedAt ? `<lastmod>${changedAt}</lastmod>` : ''}</url>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('')}</urlset>
`;
}
