import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { JsonLd } from '#components/frame/json-ld.tsx';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { SegmentView } from '#components/live/segment-view.tsx';
import { parseSegment, segmentUrl } from '#lib/news/live-update.ts';
import { articleUrl, sectionUrl } from '#lib/news/urls.ts';
import { findArticle } from '#lib/newsroom/articles.ts';
import { findMoved } from '#lib/newsroom/directory.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { readSegment } from '#lib/newsroom/live.ts';
import { readPublication } from '#lib/newsroom/publication.ts';
import { articleShareImage } from '#lib/newsroom/share-image.ts';
import { segmentGraph } from '#lib/syndication/json-ld/graphs.ts';
import { withCrawlerMarks } from '#app/crawler-marks.ts';
import { segmentMetadata } from '#app/metadata.ts';

export const generateStaticParams = () => [];

type Props = PageProps<'/article/[slug]/updates/[segment]'>;

async function read({ params }: Props) {
  const { slug, segment: text } = await params;
  const number = parseSegment(text);
  const article = number === null ? null : await findArticle(slug);
  const segment = article && number !== null ? await readSegment(article, number) : null;
  return article && segment ? { article, ...segment } : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await read(props);
  if (!found) return {};
  const { article } = found;
  const [frame, shareImage, { crawlers }] = await Promise.all([
    readFrame(),
    articleShareImage(article),
    readPublication(),
  ]);
  return withCrawlerMarks(segmentMetadata(article, found, frame, shareImage), crawlers, article.section.slug);
}

/** One segment of an article's updates: where the permalink of each leads, however old it is. */
export default async function SegmentPage(props: Props) {
  const found = await read(props);
  if (!found) {
    const { slug, segment } = await props.params;
    const number = parseSegment(segment);
    const moved = number === null ? null : await findMoved(articleUrl(slug));
    if (moved && number !== null) permanentRedirect(segmentUrl(moved, number));
    notFound();
  }
  const { article, segment, segments, updates } = found;
  const frame = await readFrame();
  return (
    <PageFrame frame={frame} current={sectionUrl(article.section.slug)}>
      <JsonLd data={segmentGraph(article, { segment, updates }, frame)} />
      <SegmentView article={article} segment={segment} segments={segments} updates={updates} frame={frame} />
    </PageFrame>
  );
}
