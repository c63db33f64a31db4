import { cookies, draftMode } from 'next/headers';
import { openPreview } from '#lib/desk/previews.ts';
import { previewCookie, unseen } from '#lib/news/preview.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { readersStore } from '#lib/newsroom/open.ts';

export const dynamic = 'force-dynamic';

/**
 * Opens a preview: to Next by its draft mode, which passes the prints by; to us by a cookie that says which one, and
 * goes to the article's own address alone. Where that is, the store says and not the link.
 */
export async function GET(_request: Request, { params }: RouteContext<'/preview/[key]'>): Promise<Response> {
  const { key } = await params;
  const preview = await openPreview(await readersStore(), key);
  if (!preview) return new Response('There is no preview at this address.\n', { status: 404, headers: unseen });

  const { siteUrl } = await readFrame();
  const address = articleUrl(preview.slug);
  (await draftMode()).enable();
  (await cookies()).set(previewCookie, key, {
    path: address,
    expires: new Date(preview.expiresAt),
    httpOnly: true,
    sameSite: 'lax',
    secure: siteUrl.startsWith('https:'),
  });
  return new Response(null, { status: 303, headers: { ...unseen, Location: address } });
}
