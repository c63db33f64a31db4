import { hour, isSameDay, shortDate, type Dateline } from '#lib/news/dates.ts';
import { turningPoints, updateAnchor, type LiveUpdate } from '#lib/news/live-update.ts';

/** What one has to know. The boxes stay where there is nothing to say yet: the enhancement script fills them. */
export function KeyPoints({ points }: { points: readonly string[] }) {
  return (
    <div className="live__points" data-live="points">
      {points.length > 0 && (
        <section className="keypoints" aria-labelledby="key-points">
          <h2 id="key-points">Key points</h2>
          <ul>
            {points.map((point) => (
              <li key={point}>{point}</li>
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
    <div className="live__moments" data-live="moments">
      {points.length > 0 && (
        <nav className="moments" aria-labelledby="moments">
          <h2 id="moments">Turning points</h2>
          <ol>
            {points.map(({ number, at, headline }) => (
              <li key={number}>
                <a href={`#${updateAnchor(number)}`}>
                  <b>
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
