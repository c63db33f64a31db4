import type { Metadata } from 'next';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { FeedDirectory } from '#components/listing/feed-directory.tsx';
import { alternates } from '#app/metadata.ts';
import { feedDirectoryUrl } from '#lib/news/urls.ts';
import { readFeedDirectory } from '#lib/newsroom/directory.ts';
import { readFrame } from '#lib/newsroom/frame.ts';

/** A safety net only: a change prints the page again at once, see docs/architecture.md. */
export const revalidate = 3600;

export const metadata: Metadata = {
  title: 'Feeds',
  description: 'Every section, topic, author and kind as a feed, with the whole text.',
  alternates: alternates(feedDirectoryUrl(), null, 'All stories'),
};

export default async function FeedsPage() {
  const [frame, groups] = await Promise.all([readFrame(), readFeedDirectory()]);
  return (
    <PageFrame frame={frame} current={feedDirectoryUrl()} className="wrap">
      <FeedDirectory groups={groups} />
    </PageFrame>
  );
}
