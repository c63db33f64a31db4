import type { ArticleSummary } from './article.ts';

/**
 * The articles to offer after this one, best first.
 *
 * Shared topics outrank the section, the section outranks recency; never the article
 * itself, never the same article twice.
 */
export function keepReading<T extends Pick<ArticleSummary, 'slug' | 'section' | 'topics' | 'publishedAt'>>(
  current: Pick<ArticleSummary, 'slug' | 'section' | 'topics'>,
  candidates: readonly T[],
  count: number,
): T[] {
  const topics = new Set(current.topics.map((topic) => topic.slug));
  const sharedTopics = (article: T) => article.topics.filter((topic) => topics.has(topic.slug)).length;
  const sameSection = (article: T) => (article.section.slug === current.section.slug ? 1 : 0);

  const others = new Map(candidates.map((article) => [article.slug, article]));
  others.delete(current.slug);
  return [...others.values()]
    .sort(
      (a, b) =>
        sharedTopics(b) - sharedTopics(a) ||
        sameSection(b) - sameSection(a) ||
        b.publishedAt.localeCompare(a.publishedAt) ||
        a.slug.localeCompare(b.slug),
    )
    .slice(0, count);
}
