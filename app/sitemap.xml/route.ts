import { readPublication } from '#lib/newsroom/publication.ts';
import { readSitemapIndex } from '#lib/newsroom/sitemap.ts';
import { sitemapIndex } from '#lib/syndication/sitemap.ts';

/** A safety net only: a change prints the index again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const dynamic = 'force-static';

export async function GET(): Promise<Response> {
  const [{ siteUrl }, sitemaps] = await Promise.all([readPublication(), readSitemapIndex()]);
  const body = sitemapIndex(sitemaps.map(({ path, changedAt }) => ({ url: siteUrl + path, changedAt })));
  return new Response(body, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}
