import { dayName, type Dateline } from '#lib/news/dates.ts';
import type { LiveUpdate } from '#lib/news/live-update.ts';
import { Update } from './update.tsx';

interface UpdateListProps {
  updates: readonly LiveUpdate[];
  pinned?: LiveUpdate | null;
  slug: string;
  dateline: Dateline;
}

/**
 * Updates, newest first, under the day of the newest. A page may be read on a later day than it was printed, so none of its
 * times leans on today.
 */
export function UpdateList({ updates, pinned = null, slug, dateline }: UpdateListProps) {
  const newest = updates[0]?.at ?? pinned?.at ?? '';
  return (
    <>
      <div data-live="pinned">
        {pinned && <Update update={pinned} slug={slug} dateline={dateline} beside={newest} pinned />}
      </div>
      <div data-live="day">
        {updates.length > 0 && (
          <p className="mb-4 type-label text-ink-2">
            <time dateTime={newest}>{dayName(newest, dateline)}</time>
          </p>
        )}
      </div>
      <div data-live="updates">
        {updates.map((update) => (
          <Update key={update.number} update={update} slug={slug} dateline={dateline} beside={newest} />
        ))}
      </div>
    </>
  );
}
