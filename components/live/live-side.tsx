import { hour, isSameDay, shortDate, type Dateline } from '#lib/news/dates.ts';
import { turningPoints, updateAnchor, type LiveUpdate } from '#lib/news/live-update.ts';

/** What one has to know. The boxes stay where there is nothing to say yet: the enhancement script fills them. */
export function KeyPoints({ points }: { points: readonly string[] }) {
  return (
    <div className="live__points lg:col-[2] xl:sticky xl:top-6 xl:col-[3] xl:row-[1] xl:self-start" data-live="points">
      {points.length > 0 && (
        <section className="keypoints bg-shoal p-5" aria-labelledby="key-points">
          <h2 className="head-card" id="key-points">
            Key points
          </h2>
          <ul className="mt-3">
            {points.map((point) => (
              <li
                className="keypoint relative ps-5 [font:400_1.0625rem/1.5rem_var(--font-serif)] not-first:mt-3"
                key={point}
              >
                {point}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** The moments to jump to. */
export function TurningPoints({ updates, dateline }: { updates: readonly LiveUpdate[]; dateline: Dateline }) {
  const points = turningPoints(updates);
  const newest = points[0]?.at ?? '';
  return (
    <div
      className="live__moments lg:sticky lg:top-6 lg:col-[2] lg:self-start xl:col-[1] xl:row-[1]"
      data-live="moments"
    >
      {points.length > 0 && (
        <nav className="moments" aria-labelledby="moments">
          <h2 className="mb-2 [letter-spacing:0] text-accent type-label" id="moments">
            Turning points
          </h2>
          <ol>
            {points.map(({ number, at, headline }) => (
              <li className="max-lg:nth-[n+5]:hidden" key={number}>
                <a
                  className="grid grid-cols-[3rem_1fr] gap-2 border-t border-rule pt-[calc(0.5rem-1px)] pb-2 no-underline type-meta hover:underline"
                  href={`#${updateAnchor(number)}`}
                >
                  <b className="font-semibold">
                    <time dateTime={at}>
                      {isSameDay(at, newest, dateline) ? hour(at, dateline) : shortDate(at, dateline)}
                    </time>
                  </b>{' '}
                  {headline}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
    </div>
  );
}
