import type { Correction } from '#lib/news/article.ts';
import { longDate, type Dateline } from '#lib/news/dates.ts';

/** What was wrong, dated; the newest first. */
export function Corrections({ corrections, dateline }: { corrections: readonly Correction[]; dateline: Dateline }) {
  return corrections.map(({ at, text }, i) => {
    const id = i === 0 ? 'correction' : `correction-${i + 1}`;
    return (
      <section
        key={`${at}-${i}`}
        className="notice break-inside-avoid bg-shoal p-4 type-small [border-inline-start:3px_solid_var(--color-accent)]"
        id={id}
        aria-labelledby={`${id}-title`}
      >
        <h2 className="type-label" id={`${id}-title`}>
          Correction, <time dateTime={at}>{longDate(at, dateline)}</time>
        </h2>
        <p>{text}</p>
      </section>
    );
  });
}
