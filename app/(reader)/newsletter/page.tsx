import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { JsonLd } from '#components/frame/json-ld.tsx';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { SubscribeForm } from '#components/newsletter/subscribe-form.tsx';
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

export default async function NewsletterPage({ searchParams }: PageProps<'/newsletter'>) {
  const [frame, { problem }] = await Promise.all([readFrame(), searchParams]);
  const { newsletter } = frame;
  if (!newsletter) notFound();
  const error = problem === 'address' ? 'That is not an e-mail address. Write it like you@example.org.' : null;
  return (
    <PageFrame frame={frame} current={newsletterUrl()} className="wrap">
      <JsonLd data={pageGraph(factsOf(newsletter), frame)} />
      <div className="solo solo--single">
        <div>
          <p className="code">Newsletter</p>
          <h1>{newsletter.name}</h1>
          <p>{newsletter.description}</p>
          <SubscribeForm consent={newsletter.consent} error={error} />
        </div>
      </div>
    </PageFrame>
  );
}
