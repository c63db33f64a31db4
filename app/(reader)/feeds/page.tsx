import type { Metadata } from 'next';
import { JsonLd } from '#components/frame/json-ld.tsx';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { FeedDirectory } from '#components/listing/feed-directory.tsx';
import { readFeedDirectory } from '#lib/newsroom/directory.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { pageGraph } from '#lib/syndication/json-ld/graphs.ts';
import { pageMetadata } from '#app/metadata.ts';

/** A safety net only: a change prints the page again at once, see docs/architecture.md. */
export const revalidate = 3600;

const page = {
  title: 'Feeds',
  description: 'Every section, topic, author and kind as a feed, with the whole text.',
  url: '/feeds',
};

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata(await readFrame(), { ...page, shareImage: null });
}

export default async function FeedsPage() {
  const [frame, groups] = await Promise.all([readFrame(), readFeedDirectory()]);
  return (
    <PageFrame frame={frame} current={page.url} className="wrap">
      <JsonLd data={pageGraph(page, frame)} />
      <FeedDirectory groups={groups} />
    </PageFrame>
  );
}
