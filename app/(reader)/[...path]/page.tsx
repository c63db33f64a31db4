import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { JsonLd } from '#components/frame/json-ld.tsx';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { FaultsBar } from '#components/preview/faults-bar.tsx';
import { StandingPage } from '#components/article/standing-page.tsx';
import { pageUrl } from '#lib/news/urls.ts';
import { findDestination, findPage } from '#lib/newsroom/directory.ts';
import { writingFaults } from '#lib/newsroom/writing-faults.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { publicationShareImage } from '#lib/newsroom/share-image.ts';
import { pageGraph } from '#lib/syndication/json-ld/graphs.ts';
import { pageMetadata } from '#app/metadata.ts';

export const generateStaticParams = () => [];

type Props = PageProps<'/[...path]'>;

/** Standing pages live at the top of the site: `/about`. */
async function standingPage({ params }: Props) {
  const { path } = await params;
  return path.length === 1 && path[0] ? findPage(path[0]) : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await standingPage(props);
  if (!page) return {};
  const [frame, shareImage] = await Promise.all([readFrame(), publicationShareImage()]);
  return pageMetadata(frame, { ...page, url: pageUrl(page.slug), shareImage });
}

/** Whatever no other route answers: a standing page, an address from before, or nothing. */
export default async function AnyOtherPage(props: Props) {
  const page = await standingPage(props);
  if (!page) {
    const { path } = await props.params;
    const destination = await findDestination(`/${path.map(decodeURIComponent).join('/')}`);
    if (destination !== null) permanentRedirect(destination);
    notFound();
  }
  const [frame, faults] = [await readFrame(), await writingFaults('pages', page.slug)];
  return (
    <PageFrame
      frame={frame}
      current={pageUrl(page.slug)}
      bar={faults.length > 0 && <FaultsBar faults={faults} />}
      className="wrap"
    >
      <JsonLd data={pageGraph({ ...page, url: pageUrl(page.slug) }, frame)} />
      <StandingPage page={page} />
    </PageFrame>
  );
}
