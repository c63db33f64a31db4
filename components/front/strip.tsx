import { Card } from '#components/teaser/card.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';

/** Four stories in a row, each with its picture. */
export function Strip({ articles }: { articles: readonly ArticleSummary[] }) {
  return (
    <section className="wrap" aria-labelledby="more">
      <h2 className="visually-hidden" id="more">
        More stories
      </h2>
      <div
        className="strip columns mt-8 border-t-2 border-rule-strong pt-[calc(1.5rem-2px)] max-md:gap-y-8"
        data-across="4"
      >
        {articles.map((article) => (
          <Card key={article.slug} article={article} variant="small" />
        ))}
      </div>
    </section>
  );
}
