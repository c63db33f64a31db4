import { labelName } from '#lib/news/article-details.ts';
import type { ArticleSummary } from '#lib/news/article.ts';
import { isLive } from '#lib/news/live-update.ts';

/** What readers have to know wherever an article is named: that its coverage goes on, and that somebody paid for it. */
export function Badges({ article }: { article: Pick<ArticleSummary, 'live' | 'details'> }) {
  const { label } = article.details;
  return (
    <>
      {isLive(article) && (
        <span className="live-badge me-2 inline-flex items-center gap-1.5 bg-signal px-2 type-live text-on-signal">
          Live
        </span>
      )}
      {label && <b className="me-2 inline-block px-1.5 text-ink-2 [border:1px_solid]">{labelName[label]}</b>}
    </>
  );
}
