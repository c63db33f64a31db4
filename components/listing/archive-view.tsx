import { PageDek, PageHead } from '#components/frame/page-head.tsx';
import { archiveUrl, periodName, type Period } from '#lib/news/archive.ts';
import type { Dateline } from '#lib/news/dates.ts';
import type { NavLink } from '#lib/news/frame.ts';
import { Trail } from './trail.tsx';

interface ArchiveViewProps {
  facts: { title: string; description: string; above: readonly NavLink[] };
  parts: readonly { period: Period; count: number }[];
  dateline: Dateline;
}

/** Years, months or days in which something was published, each with how much. */
export function ArchiveView({ facts: { title, description, above }, parts, dateline }: ArchiveViewProps) {
  return (
    <>
      <PageHead title={title}>
        <PageDek>{description}</PageDek>
        <Trail links={above} />
      </PageHead>
      {parts.length === 0 && <p>Nothing has been published here yet.</p>}
      <ol className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,22rem),1fr))] gap-x-10 type-ui">
        {parts.map(({ period, count }) => (
          <li className="flex flex-wrap items-baseline justify-between gap-x-4 py-2 ruled-below" key={period}>
            <a className="inline-block py-0.5 no-underline head-list" href={archiveUrl(period)}>
              {periodName(period, dateline)}
            </a>
            <span className="text-ink-2">
              {count} {count === 1 ? 'story' : 'stories'}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
