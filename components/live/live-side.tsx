import { hour, isSameDay, shortDate, type Dateline } from '#lib/news/dates.ts';
import { turningPoints, updateAnchor, type LiveUpdate } from '#lib/news/live-update.ts';

/** What one has to know. The boxes stay where there is nothing to say yet: the enhancement script fills them. */
export function KeyPoints({ points }: { points: readonly string[] }) {
  return (
    <div className="live__points lg:col-[2] xl:sticky xl:top-6 xl:col-[3] xl:row-[1] xl:self-start" data-live="points">
      {points.length > 0 && (
        <section className="bg-shoal p-5 narrow:p-3" aria-labelledby="key-points">
          <h2 className="head-card" id="key-points">
            Key points
          </h2>
          <ul className="mt-3">
            {points.map((point) => (
              <li className="keypoint relative ps-5 head-point not-first:mt-3" key={point}>
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
          <h2 className="mb-2 type-label text-accent" id="moments">
            Turning points
          </h2>
          <ol>
            {points.map(({ number, at, headline }) => (
              <li className="max-lg:nth-[n+5]:hidden" key={number}>
                <a
                  className="grid grid-cols-[3rem_1fr] gap-2 ruled-2 pb-2 type-meta no-underline hover:underline narrow:block"
                  href={`#${updateAnchor(number)}`}
                >
                  <b className="[font-weight:600]">
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
