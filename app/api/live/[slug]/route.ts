import { readLiveFeed } from '#lib/newsroom/live.ts';

/** A safety net only: a change prints it again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const dynamic = 'force-static';
export const generateStaticParams = () => [];

/** What an open page of live coverage asks for: whether it goes on, and its newest updates. */
export async function GET(_request: Request, { params }: RouteContext<'/api/live/[slug]'>): Promise<Response> {
  const feed = await readLiveFeed((await params).slug);
  if (!feed) return new Response('There is no live coverage at this address.\n', { status: 404 });
  return Response.json(feed);
}
