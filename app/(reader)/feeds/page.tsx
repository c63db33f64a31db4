import type { Metadata } from 'next';
import { JsonLd } from '#components/frame/json-ld.tsx';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { FeedDirectory } from '#components/listing/feed-directory.tsx';
import { feedDirectoryUrl } from '#lib/news/urls.ts';
import { readFeedDirectory } from '#lib/newsroom/directory.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { publicationShareImage } from '#lib/newsroom/share-image.ts';
import { pageGraph } from '#lib/syndication/json-ld/graphs.ts';
import { alternates, pageMetadata } from '#app/metadata.ts';

const page = {
  title: 'Feeds',
  description: 'Every section, topic, author and kind as a feed, with the whole text.',
  url: feedDirectoryUrl(),
  alternates: alternates(feedDirectoryUrl(), null, 'All stories'),
};

export async function generateMetadata(): Promise<Metadata> {
  const [frame, shareImage] = await Promise.all([readFrame(), publicationShareImage()]);
  return pageMetadata(frame, { ...page, shareImage });
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
