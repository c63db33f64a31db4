import type { Named } from '#lib/news/article.ts';
import { topicUrl } from '#lib/news/urls.ts';

/** The topics of an article. */
export function TopicTags({ topics }: { topics: readonly Named[] }) {
  if (topics.length === 0) return null;
  return (
    <section aria-labelledby="topics">
      <h2 id="topics">Topics</h2>
      <ul className="tags">
        {topics.map(({ slug, name }) => (
          <li key={slug}>
            <a href={topicUrl(slug)} rel="tag">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
