import { readFrame } from '#lib/newsroom/frame.ts';

/** A safety net only: a change prints it again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const dynamic = 'force-static';

export async function GET(): Promise<Response> {
  const { siteUrl } = await readFrame();
  return new Response(
    `User-agent: *\nDisallow: /api/\nDisallow: /desk/\nDisallow: /search\n\nSitemap: ${siteUrl}/sitemap.xml\n`,
    {
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    },
  );
}
