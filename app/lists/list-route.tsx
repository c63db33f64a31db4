import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { JsonLd } from '#components/frame/json-ld.tsx';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { ListView } from '#components/listing/list-view.tsx';
import { pages, type ListName } from '#lib/news/addresses.ts';
import { opening } from '#lib/news/opening.ts';
import { parsePageNumber } from '#lib/news/pagination.ts';
import { listPageUrl } from '#lib/news/urls.ts';
import { listArticles } from '#lib/newsroom/articles.ts';
import { findDestination } from '#lib/newsroom/directory.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { readPublication } from '#lib/newsroom/publication.ts';
import { listGraph } from '#lib/syndication/json-ld/graphs.ts';
import { withCrawlerMarks } from '#app/crawler-marks.ts';
import { alternates, longestDescription, pageMetadata } from '#app/metadata.ts';
import { findSubject, shareImageOf } from './list-subject.ts';

interface ListParams {
  params: Promise<{ slug?: string; page?: string }>;
}

/** The page and metadata of a list route: `section/[slug]` and, with a number, `section/[slug]/page/[page]`. */
export function listRoute(type: ListName) {
  /** Which list and which page of it; null when the address names neither. */
  async function read({ params }: ListParams) {
    const { slug = '', page: segment } = await params;
    const page = segment === undefined ? 1 : parsePageNumber(segment);
    const subject = page === null ? null : await findSubject(type, slug);
    return subject && page !== null ? { subject, page } : null;
  }

  async function generateMetadata(props: ListParams): Promise<Metadata> {
    const found = await read(props);
    if (!found) return {};
    const { subject, page } = found;
    const url = listPageUrl(subject.url, page);
    const [frame, shareImage, { crawlers }] = await Promise.all([
      readFrame(),
      shareImageOf(subject),
      readPublication(),
    ]);
    const metadata = pageMetadata(frame, {
      title: page > 1 ? `${subject.title}, page ${page}` : subject.title,
      description: opening(subject.description, longestDescription),
      url,
      alternates: alternates(url, pages[type].feeds ? subject.url : null, subject.title),
      type: subject.author ? 'profile' : 'website',
      shareImage,
    });
    const { section } = subject.listing;
    return section === undefined ? metadata : withCrawlerMarks(metadata, crawlers, section);
  }

  async function Page(props: ListParams) {
    const found = await read(props);
    if (!found) {
      const { slug } = await props.params;
      // A section that got another name, say. Of how many pages its new list has, its old one knew nothing.
      const destination = slug ? await findDestination(`/${type}/${slug}`) : null;
      if (destination !== null) permanentRedirect(destination);
      notFound();
    }
    const { subject, page } = found;
    const [frame, list] = await Promise.all([readFrame(), listArticles(subject.listing, page)]);
    if (!list) notFound();
    return (
      <PageFrame frame={frame} current={subject.url} className="wrap">
        <JsonLd data={listGraph(subject, list, frame)} />
        <ListView subject={subject} list={list} frame={frame} />
      </PageFrame>
    );
  }

  return { generateMetadata, Page };
}
