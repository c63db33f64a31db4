import { findDestination } from '#lib/newsroom/directory.ts';

/** A safety net only: a change prints it again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const dynamic = 'force-static';
export const generateStaticParams = () => [];

/** Where the press asks for an old address with a query; see `movedUrl`. */
export async function GET(_request: Request, { params }: RouteContext<'/moved/[from]'>): Promise<Response> {
  const { from } = await params;
  const destination = await findDestination(Buffer.from(from, 'base64url').toString());
  if (destination === null) return new Response('There is nothing at this address.\n', { status: 404 });
  return new Response(null, { status: 308, headers: { Location: destination } });
}
