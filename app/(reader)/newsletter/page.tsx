import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { JsonLd } from '#components/frame/json-ld.tsx';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { Solo, SoloText } from '#components/frame/solo.tsx';
import { NotOpenYet } from '#components/newsletter/not-open-yet.tsx';
import { newsletterUrl } from '#lib/news/urls.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { publicationShareImage } from '#lib/newsroom/share-image.ts';
import { pageGraph } from '#lib/syndication/json-ld/graphs.ts';
import { pageMetadata } from '#app/metadata.ts';

export async function generateMetadata(): Promise<Metadata> {
  const [frame, shareImage] = await Promise.all([readFrame(), publicationShareImage()]);
  return frame.newsletter ? pageMetadata(frame, { ...factsOf(frame.newsletter), shareImage }) : {};
}

const factsOf = ({ name, description }: { name: string; description: string }) => ({
  title: name,
  description,
  url: newsletterUrl(),
});

export default async function NewsletterPage() {
  const frame = await readFrame();
  const { newsletter } = frame;
  if (!newsletter) notFound();
  return (
    <PageFrame frame={frame} current={newsletterUrl()} className="wrap">
      <JsonLd data={pageGraph(factsOf(newsletter), frame)} />
      <Solo kind="Newsletter" title={newsletter.name}>
        <SoloText>{newsletter.description}</SoloText>
        <NotOpenYet className="mt-4 max-w-[34rem] type-body" />
      </Solo>
    </PageFrame>
  );
}
