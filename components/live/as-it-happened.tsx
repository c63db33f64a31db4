import { storyColumn } from '#components/article/story-grid.ts';
import type { Dateline } from '#lib/news/dates.ts';
import type { LiveUpdate } from '#lib/news/live-update.ts';
import { OlderUpdates } from './older-updates.tsx';
import { UpdateList } from './update-list.tsx';

/** What a page shows of live coverage; read by `lib/newsroom/live.ts`. */
export interface ShownCoverage {
  updates: readonly LiveUpdate[];
  pinned: LiveUpdate | null;
  from: number;
  older: number | null;
}

interface AsItHappenedProps {
  coverage: ShownCoverage;
  slug: string;
  dateline: Dateline;
}

/** The updates of coverage that has ended, below the article it became. */
export function AsItHappened({ coverage, slug, dateline }: AsItHappenedProps) {
  const { updates, pinned, older } = coverage;
  if (updates.length === 0 && !pinned && older === null) return null;
  return (
    <section className={`as-it-happened mt-10 ${storyColumn} xl:row-[4]`} aria-labelledby="updates">
      <h2 className="mb-5 opens-2 head-feature" id="updates">
        As it happened
      </h2>
      <UpdateList updates={updates} pinned={pinned} slug={slug} dateline={dateline} />
      <OlderUpdates slug={slug} segment={older} />
    </section>
  );
}
