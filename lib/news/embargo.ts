import type { Status } from './article.ts';

/**
 * The status an article is stored with: what is meant for readers but dated in the future waits as `scheduled`.
 *
 * @param now the database's time, ISO 8601 UTC; it alone decides.
 */
export function statusAt(wanted: 'draft' | 'published', publishedAt: string, now: string): Status {
  if (wanted === 'draft') return 'draft';
  return Date.parse(publishedAt) > Date.parse(now) ? 'scheduled' : 'published';
}
