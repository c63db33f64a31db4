import type { Live } from '#lib/news/article.ts';
import { isLive } from '#lib/news/live-update.ts';

/** "Live", wherever an article is named whose coverage goes on. */
export function LiveBadge({ article }: { article: { live: Live | null } }) {
  return isLive(article) ? (
    <span className="live-badge me-2 inline-flex items-center gap-1.5 bg-signal px-2 type-live text-on-signal">
      Live
    </span>
  ) : null;
}
