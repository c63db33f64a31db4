import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { StandingPage } from '#components/article/standing-page.tsx';
import { pageUrl } from '#lib/news/urls.ts';
import { findDestination, findPage } from '#lib/newsroom/directory.ts';
import { readFrame } from '#lib/newsroom/frame.ts';

/** A safety net only: a change prints the page again at once, see docs/architecture.md. */
export const revalidate = 3600;
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
  return {
    title: page.title,
    description: page.description || undefined,
    alternates: { canonical: pageUrl(page.slug) },
  };
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
  return (
    <PageFrame frame={await readFrame()} current={pageUrl(page.slug)} className="wrap">
      <StandingPage page={page} />
    </PageFrame>
  );
}
