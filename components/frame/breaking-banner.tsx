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
    <aside className="breaking bg-signal text-on-signal" aria-label="Breaking news">
      <div className="wrap flex flex-wrap items-baseline gap-x-4 py-3">
        <strong className="type-label">Breaking</strong>
        <a
          className="order-3 flex-[1_1_100%] text-balance text-inherit decoration-transparent head-breaking hover:decoration-current focus-visible:outline-current md:order-0 md:flex-[1_1_16rem]"
          href={breaking.href}
          dir="auto"
        >
          {breaking.headline}
        </a>
        <time className="ms-auto type-meta" dateTime={breaking.at}>
          {shortTime(breaking.at, dateline)}
        </time>
      </div>
    </aside>
  );
}
