import { openMedia } from '#lib/media/serve-media.ts';

/** Prepared pictures, as they lie on disk. Their addresses carry a hash, so they never change; some may be withdrawn. */
export async function GET(_request: Request, { params }: RouteContext<'/media/[...path]'>): Promise<Response> {
  const media = await openMedia((await params).path);
  if (!media) return new Response('No such picture.\n', { status: 404, headers: { 'Content-Type': 'text/plain' } });
  return new Response(media.body, {
    headers: {
      'Content-Type': media.type,
      'Content-Length': String(media.bytes),
      'Cache-Control': media.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=0',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
