import { shortTime } from '#lib/news/dates.ts';
import type { Frame } from '#lib/news/frame.ts';

/** One line on every page while a story is breaking. */
export function BreakingBanner({ frame }: { frame: Frame }) {
  const { breaking, dateline } = frame;
  if (!breaking) return null;
  return (
    <aside className="breaking" aria-label="Breaking news">
      <div className="wrap breaking__row">
        <strong>Breaking</strong>
        <a href={breaking.href}>{breaking.headline}</a>
        <time dateTime={breaking.at}>{shortTime(breaking.at, dateline)}</time>
      </div>
    </aside>
  );
}
