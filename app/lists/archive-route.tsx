import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { JsonLd } from '#components/frame/json-ld.tsx';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { ArchiveView } from '#components/listing/archive-view.tsx';
import { archiveUrl, isDay, parsePeriod, periodName, periodsAbove, type Period } from '#lib/news/archive.ts';
import { pages } from '#lib/news/addresses.ts';
import type { Frame } from '#lib/news/frame.ts';
import { readArchive } from '#lib/newsroom/archive.ts';
import { findDestination } from '#lib/newsroom/directory.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { publicationShareImage } from '#lib/newsroom/share-image.ts';
import { pageGraph } from '#lib/syndication/json-ld/graphs.ts';
import { alternates, pageMetadata } from '#app/metadata.ts';
import { findSubject } from './list-subject.ts';
import { listRoute } from './list-route.tsx';

interface ArchiveParams {
  params: Promise<{ date?: string[] }>;
}

const days = listRoute('archiveDay');

/** What an address of the archive names; null where nothing was published then. */
async function read({ params }: ArchiveParams) {
  const { date = [] } = await params;
  const further = date.slice(3);
  const period = parsePeriod(date.slice(0, 3));
  if (period === null) return null;
  // Its beginning is there from the first day on.
  const isThere =
    period === '' || (isDay(period) ? await findSubject('archiveDay', period) : (await readArchive(period)).length > 0);
  return isThere ? { period, further } : null;
}

const listParams = ({ period, further }: { period: Period; further: string[] }) => ({
  params: Promise.resolve({ slug: period, further }),
});

const factsOf = (period: Period, frame: Frame) => ({
  title: period === '' ? periodName('', frame.dateline) : `Archive: ${periodName(period, frame.dateline)}`,
  description:
    period === ''
      ? `All that ${frame.name} has published, day by day.`
      : `What ${frame.name} published in ${periodName(period, frame.dateline)}, day by day.`,
  url: archiveUrl(period),
  above: periodsAbove(period, frame.dateline),
});

export async function generateMetadata(props: ArchiveParams): Promise<Metadata> {
  const found = await read(props);
  if (!found) return {};
  if (isDay(found.period)) return days.generateMetadata(listParams(found));
  const [frame, shareImage] = await Promise.all([readFrame(), publicationShareImage()]);
  const facts = factsOf(found.period, frame);
  return pageMetadata(frame, { ...facts, alternates: alternates(facts.url, null, 'All stories'), shareImage });
}

/** The archive: its years, the months of a year, the days of a month, the stories of a day. */
export async function ArchivePage(props: ArchiveParams) {
  const found = await read(props);
  if (!found) {
    const { date = [] } = await props.params;
    // What another system had below this address.
    const destination = await findDestination([pages.archive.path, ...date.map(decodeURIComponent)].join('/'));
    if (destination !== null) permanentRedirect(destination);
    notFound();
  }
  if (isDay(found.period)) return days.Page(listParams(found));
  const [frame, parts] = await Promise.all([readFrame(), readArchive(found.period)]);
  const facts = factsOf(found.period, frame);
  return (
    <PageFrame frame={frame} current={facts.url} className="wrap">
      <JsonLd data={pageGraph(facts, frame)} />
      <ArchiveView facts={facts} parts={parts} dateline={frame.dateline} />
    </PageFrame>
  );
}
