import { TagList } from '#components/frame/tag-list.tsx';
import type { Named } from '#lib/news/article.ts';
import { topicUrl } from '#lib/news/urls.ts';

/** The topics of an article. */
export function TopicTags({ topics }: { topics: readonly Named[] }) {
  if (topics.length === 0) return null;
  return (
    <section aria-labelledby="topics">
      <h2 className="type-label" id="topics">
        Topics
      </h2>
      <TagList
        links={topics.map(({ slug, name }) => ({ label: name, href: topicUrl(slug) }))}
        rel="tag"
        className="mt-2"
      />
    </section>
  );
}
