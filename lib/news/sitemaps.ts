import { filled } from './address-pattern.ts';
import { pages } from './addresses.ts';

/** Which sitemaps there are, and what goes into them (https://www.sitemaps.org/protocol.html). */

/** The index of all the others. */
export const sitemapIndexUrl = () => pages.sitemapIndex.path;
/** The front, lists and standing pages. */
export const pagesSitemapUrl = () => pages.pagesSitemap.path;
/** Older live updates, which stand on pages of their own. */
export const updatesSitemapUrl = () => pages.updatesSitemap.path;
export const newsSitemapUrl = () => pages.newsSitemap.path;
/** What was published in a month; the second sitemap of a large one ends in `-2`, and so on. */
export const monthSitemapUrl = (month: string, part = 1) =>
  filled(part > 1 ? pages.monthPart.path : pages.monthSitemap.path, { 'yyyy-mm': month, part: String(part) });

/** Which part of which month a file holds (`2026-11.xml`, `2026-11-2.xml`), or null where the name is none. */
export function parseMonthFile(file: string): { month: string; part: number } | null {
  const [, month, part = '1'] = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-([2-9]|[1-9]\d{1,3}))?\.xml$/.exec(file) ?? [];
  return month === undefined ? null : { month, part: Number(part) };
}

/**
 * Articles in one sitemap. The protocol allows 50,000 addresses and 50 MB; fewer make a change of one article cheap to
 * crawl, keep what is held in memory small, and stay below 50 MB however long the addresses are.
 */
export const articlesInSitemap = 10_000;
/** What the protocol allows. */
export const mostAddresses = 50_000;

/**
 * Hours for which an article is news, and how many the news sitemap may name
 * (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
 */
export const newsHours = 48;
export const mostNews = 1000;

/** The sitemaps of one month, by how many articles it has. */
export function monthSitemaps(month: string, articles: number): string[] {
  const parts = Math.ceil(articles / articlesInSitemap);
  return Array.from({ length: parts }, (_, i) => monthSitemapUrl(month, i + 1));
}
