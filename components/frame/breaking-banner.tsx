import { shortTime } from '#lib/news/dates.ts';
import type { Frame } from '#lib/news/frame.ts';

/** One line on every page while a story is breaking; behind the press, the place where the press puts it. */
export function BreakingBanner({ frame }: { frame: Frame }) {
  const { breaking, dateline } = frame;
  if (!breaking) return null;
  // What the press puts inside is not React's: a page that it could not finish is hydrated, and keeps its banner.
  if (breaking === 'from the press') {
    return <breaking-banner suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '' }} />;
  }
  return (
    <aside className="breaking" aria-label="Breaking news">
      <div className="wrap breaking__row">
        <strong>Breaking</strong>
        <a href={breaking.href} dir="auto">
          {breaking.headline}
        </a>
        <time dateTime={breaking.at}>{shortTime(breaking.at, dateline)}</time>
      </div>
    </aside>
  );
}
