import type { Live } from '#lib/news/article.ts';
import { isLive } from '#lib/news/live-update.ts';

/** "Live", wherever an article is named whose coverage goes on. */
export function LiveBadge({ article }: { article: { live: Live | null } }) {
  return isLive(article) ? <span className="live-badge">Live</span> : null;
}
