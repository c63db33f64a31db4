import { openMedia } from '#lib/media/serve-media.ts';
import { isPictureSeen } from '#lib/newsroom/pictures.ts';

/** Whoever writes sees the pictures of drafts too. */
const isWriting = process.env.NODE_ENV === 'development';

/** Prepared pictures, as they lie on disk. Their addresses carry a hash, so they never change; some may be withdrawn. */
export async function GET(_request: Request, { params }: RouteContext<'/media/[...path]'>): Promise<Response> {
  const media = await openMedia((await params).path, async (base) => isWriting || isPictureSeen(base));
  if (!media) return new Response('No such picture.\n', { status: 404, headers: { 'Content-Type': 'text/plain' } });
  return new Response(media.body, {
    headers: {
      'Content-Type': media.type,
      'Content-Length': String(media.bytes),
      'Cache-Control': media.caching,
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
