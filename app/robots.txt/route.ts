import { plainText } from '#app/plain-text.ts';
import { newsSitemapUrl, sitemapIndexUrl } from '#lib/news/sitemaps.ts';
import { readArticlesApart } from '#lib/newsroom/crawlers.ts';
import { readPublication } from '#lib/newsroom/publication.ts';
import { robotsTxt } from '#lib/syndication/robots-txt.ts';

/** A safety net only: a change prints it again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const dynamic = 'force-static';

export async function GET(): Promise<Response> {
  const { siteUrl, crawlers } = await readPublication();
  const sitemaps = [sitemapIndexUrl(), newsSitemapUrl()].map((path) => siteUrl + path);
  return plainText(robotsTxt(crawlers, await readArticlesApart(), sitemaps));
}
