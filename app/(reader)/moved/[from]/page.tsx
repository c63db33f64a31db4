import { notFound, permanentRedirect } from 'next/navigation';
import { findDestination } from '#lib/newsroom/directory.ts';

export const generateStaticParams = () => [];

/** Where the press asks for an old address with a query; see `movedUrl`. */
export default async function MovedPage({ params }: PageProps<'/moved/[from]'>) {
  const { from } = await params;
  const destination = await findDestination(Buffer.from(from, 'base64url').toString());
  if (destination === null) notFound();
  permanentRedirect(destination);
}
