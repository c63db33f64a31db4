import { shortTime, stamp, type Dateline } from '#lib/news/dates.ts';
import { leavePreviewUrl, type Preview } from '#lib/news/preview.ts';
import { Checks } from './checks.tsx';
import { StateChip } from './state-chip.tsx';

/** Above a page that is a preview: that it is one, of what, and the way out. */
export function PreviewBar({ preview, dateline }: { preview: Preview; dateline: Dateline }) {
  const { article, revision, isPublic, savedAt, saved, checks, opensUntil } = preview;
  return (
    <aside className="preview-bar" aria-label="Preview">
      {/* A sheet of its own: what the page's sheet says, every reader gets. */}
      {/* eslint-disable-next-line @next/next/no-css-tags */}
      <link rel="stylesheet" href="/preview-bar.css" precedence="preview" />
      <div className="wrap preview-bar__in">
        <StateChip preview={preview} />
        <p className="grow">
          <strong>{isPublic ? 'Preview of what is public.' : 'Preview, not public.'}</strong> Revision {revision}, saved{' '}
          <time dateTime={savedAt}>{shortTime(savedAt, dateline)}</time> {saved}
        </p>
        <Checks checks={checks} />
        {opensUntil !== null && (
          <>
            <p>
              Open until <time dateTime={opensUntil}>{stamp(opensUntil, dateline)}</time>
            </p>
            <form action={leavePreviewUrl()} method="post">
              <input type="hidden" name="article" value={article.slug} />
              <button className="button" type="submit">
                Leave preview
              </button>
            </form>
          </>
        )}
      </div>
    </aside>
  );
}
