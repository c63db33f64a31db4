import { paper } from '#lib/news/theme.ts';
import { textDirection } from '#lib/news/text-direction.ts';
import { frontUrl } from '#lib/news/urls.ts';
import { readFrame } from '#lib/newsroom/frame.ts';

/** A safety net only: a change prints it again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const dynamic = 'force-static';

/** What a browser needs to put the site among its applications (https://www.w3.org/TR/appmanifest/). */
export async function GET(): Promise<Response> {
  const { name, description, dateline } = await readFrame();
  const icon = (file: string, size: number, purpose: 'any' | 'maskable') => ({
    src: `/icons/${file}-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const manifest = {
    id: frontUrl(),
    name,
    short_name: name,
    ...(description && { description }),
    lang: dateline.language,
    dir: textDirection(dateline.language),
    start_url: frontUrl(),
    scope: frontUrl(),
    // With the browser's own bars: readers share addresses and go back.
    display: 'minimal-ui',
    background_color: paper.light,
    theme_color: paper.light,
    categories: ['news'],
    icons: [icon('mark', 192, 'any'), icon('mark', 512, 'any'), icon('maskable', 512, 'maskable')],
  };
  return new Response(JSON.stringify(manifest), { headers: { 'Content-Type': 'application/manifest+json' } });
}
