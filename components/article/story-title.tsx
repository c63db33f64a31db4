import { Kicker } from '#components/teaser/kicker.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';

/** What stands at the head of a story: its kicker, its headline, and the sentence under that. */
export function StoryTitle({ article }: { article: ArticleSummary }) {
  return (
    <>
      <Kicker article={article} />
      <h1 dir="auto">{article.headline}</h1>
      {article.dek && (
        <p className="dek" dir="auto">
          {article.dek}
        </p>
      )}
    </>
  );
}
