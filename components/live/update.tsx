import { Byline } from '#components/teaser/byline.tsx';
import { timeBeside, type Dateline } from '#lib/news/dates.ts';
import { updateAnchor, updateUrl, type LiveUpdate } from '#lib/news/live-update.ts';
import { directionUnlike } from '#lib/news/text-direction.ts';

interface UpdateProps {
  update: LiveUpdate;
  slug: string;
  dateline: Dateline;
  /** The moment of the newest update beside it: of another day than this one, the day is said. */
  beside: string;
  /** Put there by the editors, above all others. */
  pinned?: boolean;
}

/** An entry of live coverage, under an address that stays. */
export function Update({ update, slug, dateline, beside, pinned = false }: UpdateProps) {
  const { number, at, editedAt, headline, html, text, authors } = update;
  const time = (
    <p className="update__time">
      <a href={updateUrl(slug, number)} rel="bookmark">
        <span className="visually-hidden">Permanent link to the update of </span>
        <time dateTime={at}>{timeBeside(at, beside, dateline)}</time>
      </a>
      {editedAt && (
        <span className="update__edited">
          Edited <time dateTime={editedAt}>{timeBeside(editedAt, at, dateline)}</time>
        </span>
      )}
    </p>
  );
  return (
    <article className={pinned ? 'update update--pinned' : 'update'} id={updateAnchor(number)}>
      {pinned ? <p className="pin">Pinned by the editors</p> : time}
      {headline && <h3 dir="auto">{headline}</h3>}
      {/* Compiled and sanitised by lib/markdown when the update was written. */}
      <div
        className="update__text folded"
        dir={directionUnlike(text, dateline.language)}
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <Byline authors={authors} lead="" />
      {pinned && time}
    </article>
  );
}
