import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { JsonLd } from '#components/frame/json-ld.tsx';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { ListView } from '#components/listing/list-view.tsx';
import { filled } from '#lib/news/address-pattern.ts';
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
  params: Promise<{ slug?: string; further?: string[] }>;
}

/** The page and metadata of a list route, `section/[slug]/[[...further]]`: what is further is nothing, or `page/2`. */
export function listRoute(type: ListName) {
  /** Which list and which page of it; null when the address names neither. */
  async function read({ params }: ListParams) {
    const { slug = '', further = [] } = await params;
    const page = pageIn(further);
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
      const { slug = '', further = [] } = await props.params;
      // A section that got another name, say. Of how many pages its new list has, its old one knew nothing.
      const below = pageIn(further) === null ? further.map((segment) => `/${decodeURIComponent(segment)}`) : [];
      const destination = await findDestination(filled(pages[type].path, { slug }) + below.join(''));
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

/** The number of a page of a list, or null. */
function pageIn(further: readonly string[]): number | null {
  const [word, number = '', ...more] = further;
  if (word === undefined) return 1;
  return word === 'page' && more.length === 0 ? parsePageNumber(number) : null;
}
