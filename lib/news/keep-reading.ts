import type { ArticleSummary } from './article.ts';
import { tags } from './tags.ts';

/** How many stories follow an article. */
export const storiesOnward = 3;

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

/**
 * What the choice depends on, beside the chosen articles themselves: only a change of one of these tags can bring
 * another article into it. Where every story chosen shares a topic, what has none in common cannot come before it.
 *
 * @param chosen as `keepReading` gave them, @param count how many it was asked for
 */
export function tagsOfChoice(
  current: Pick<ArticleSummary, 'section' | 'topics'>,
  chosen: readonly Pick<ArticleSummary, 'section' | 'topics'>[],
  count: number,
): string[] {
  const topics = new Set(current.topics.map(({ slug }) => slug));
  const shared = [...topics].map(tags.topic);
  const last = chosen.at(-1);
  if (!last || chosen.length < count) return [...shared, tags.section(current.section.slug), tags.archive];
  if (last.topics.some(({ slug }) => topics.has(slug))) return shared;
  const section = [...shared, tags.section(current.section.slug)];
  return last.section.slug === current.section.slug ? section : [...section, tags.archive];
}
