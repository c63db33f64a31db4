import { readFrame } from '#lib/newsroom/frame.ts';
import { readSitemap } from '#lib/newsroom/sitemap.ts';
import { sitemap } from '#lib/syndication/sitemap.ts';

/** A safety net only: a change prints the sitemap again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const dynamic = 'force-static';

export async function GET(): Promise<Response> {
  const { siteUrl } = await readFrame();
  const body = sitemap(await readSitemap(siteUrl));
  return new Response(body, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}
