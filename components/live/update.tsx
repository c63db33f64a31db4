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
    <p className={`update__time type-label ${pinned ? 'mt-2' : ''}`}>
      <a
        className={`inline-block no-underline hover:underline ${pinned ? 'text-accent-deep' : 'text-accent'}`}
        href={updateUrl(slug, number)}
        rel="bookmark"
      >
        <span className="sr-only">Permanent link to the update of </span>
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
    <article
      className={`update relative narrow:ps-3 ${pinned ? 'update--pinned mb-8 bg-land p-5 narrow:p-3' : 'ps-6 pb-8'}`}
      id={updateAnchor(number)}
    >
      {pinned ? <p className="type-label text-accent-deep">Pinned by the editors</p> : time}
      {headline && (
        <h3 className="mt-1 max-w-measure head-block" dir="auto">
          {headline}
        </h3>
      )}
      {/* Compiled and sanitised by lib/markdown when the update was written. */}
      <div
        className="update__text folded max-w-measure min-w-0 type-body"
        dir={directionUnlike(text, dateline.language)}
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <Byline authors={authors} lead="" className="mt-3" />
      {pinned && time}
    </article>
  );
}
