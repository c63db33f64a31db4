import { previewShows } from '#lib/desk/previewed.ts';
import { mediaBase } from '#lib/media/media-file.ts';
import { unseen } from '#lib/news/preview.ts';
import { readersStore } from '#lib/newsroom/open.ts';

export const dynamic = 'force-dynamic';

/** Tells the press whether the preview of an article shows a picture; the picture itself the press has on disk. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/preview/[key]/[slug]/[picture]'>,
): Promise<Response> {
  const { key, slug, picture } = await params;
  const base = mediaBase(picture);
  const isShown = base !== null && (await previewShows(await readersStore(), slug, key, base));
  return new Response(null, { status: isShown ? 204 : 404, headers: unseen });
}
