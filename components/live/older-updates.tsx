import { PagerBar } from '#components/listing/pager-bar.tsx';
import { segmentUrl } from '#lib/news/live-update.ts';

/** The way from the newest updates to those on pages of their own. */
export function OlderUpdates({ slug, segment }: { slug: string; segment: number | null }) {
  if (segment === null) return null;
  return (
    <PagerBar label="Older updates">
      <a href={segmentUrl(slug, segment)} rel="next">
        Earlier updates
      </a>
    </PagerBar>
  );
}
