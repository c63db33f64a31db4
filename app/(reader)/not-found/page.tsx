import { NotFoundView } from '#components/frame/not-found-view.tsx';
import { latestArticles } from '#lib/newsroom/articles.ts';
import { readFrame } from '#lib/newsroom/frame.ts';

export { generateMetadata } from '../not-found.tsx';

/**
 * The page for what is not there, at an address of its own: what Next prints for `notFound()` is an empty page that
 * its client runtime fills, and readers get none. The press sends this one instead, as a 404.
 */
export default async function NotFoundPage() {
  const [frame, latest] = await Promise.all([readFrame(), latestArticles(5)]);
  return <NotFoundView frame={frame} latest={latest} />;
}
