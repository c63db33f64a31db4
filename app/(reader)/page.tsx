import type { Metadata } from 'next';
import { alternates, pageMetadata } from '#app/metadata.ts';
import { LeadPackage } from '#components/front/lead-package.tsx';
import { OpinionStrip } from '#components/front/opinion-strip.tsx';
import { FeatureBlock, TrioBlock } from '#components/front/section-blocks.tsx';
import { Strip } from '#components/front/strip.tsx';
import { JsonLd } from '#components/frame/json-ld.tsx';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { NewsletterPrompt } from '#components/newsletter/prompt.tsx';
import { fullDate } from '#lib/news/dates.ts';
import { storiesOnTop } from '#lib/news/front.ts';
import { frontUrl } from '#lib/news/urls.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { readFront } from '#lib/newsroom/front.ts';
import { publicationShareImage } from '#lib/newsroom/share-image.ts';
import { frontGraph } from '#lib/syndication/json-ld/graphs.ts';

export async function generateMetadata(): Promise<Metadata> {
  const [frame, shareImage] = await Promise.all([readFrame(), publicationShareImage()]);
  return pageMetadata(frame, {
    description: frame.description,
    url: frontUrl(),
    alternates: alternates(frontUrl(), null, 'All stories'),
    shareImage,
  });
}

export default async function FrontPage() {
  const [frame, { front, printedAt }] = await Promise.all([readFrame(), readFront()]);
  const date = printedAt === null ? null : { iso: printedAt, text: fullDate(printedAt, frame.dateline) };
  return (
    <PageFrame frame={frame} front={{ date }}>
      <JsonLd data={frontGraph(storiesOnTop(front), frame)} />
      <LeadPackage front={front} dateline={frame.dateline} />
      {front.strip.length > 0 && <Strip articles={front.strip} />}
      {front.opinion.length > 0 && <OpinionStrip articles={front.opinion} />}
      {front.features.map((block, i) => (
        <FeatureBlock key={block.section.slug} block={block} flip={i % 2 === 1} />
      ))}
      <NewsletterPrompt frame={frame} shape="band" />
      {front.trio.length > 0 && <TrioBlock blocks={front.trio} />}
    </PageFrame>
  );
}
