import { Columns } from './columns.tsx';
import { Card } from '#components/teaser/card.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';

/** Four stories in a row, each with its picture. */
export function Strip({ articles }: { articles: readonly ArticleSummary[] }) {
  return (
    <section className="wrap" aria-labelledby="more">
      <h2 className="sr-only" id="more">
        More stories
      </h2>
      <Columns of={4} className="mt-8 opens-6 max-md:[--between:2rem]">
        {articles.map((article) => (
          <Card key={article.slug} article={article} variant="small" />
        ))}
      </Columns>
    </section>
  );
}
