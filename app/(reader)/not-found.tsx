import type { Metadata } from 'next';
import { NotFoundView } from '#components/frame/not-found-view.tsx';
import { readFrame } from '#lib/newsroom/frame.ts';

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } };

/**
 * For Next alone, which puts it into the flight data of every page: so it reads nothing that changes with each
 * publish. Behind the press readers get `/not-found` instead.
 */
export default async function NotFoundBoundary() {
  return <NotFoundView frame={await readFrame()} latest={[]} />;
}
