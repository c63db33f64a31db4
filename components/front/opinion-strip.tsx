import { Badges } from '#components/teaser/badges.tsx';
import { Headline } from '#components/teaser/headline.tsx';
import { Opener } from '#components/teaser/opener.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import { monogram } from '#lib/news/author.ts';
import { kindUrl } from '#lib/news/urls.ts';

/** Opinion, set in the regular weight: the type says that it is a view. */
export function OpinionStrip({ articles }: { articles: readonly ArticleSummary[] }) {
  return (
    <section className="views mt-12 bg-shoal pb-8" aria-labelledby="opinion">
      <div className="wrap">
        <Opener id="opinion" title="Opinion" href={kindUrl('opinion')} all="opinion" />
        <div className="columns" data-across={articles.length === 3 ? '3' : '4'}>
          {articles.map((article) => (
            <article key={article.slug} className="card relative flex gap-3 lg:block">
              <span className="monogram lg:mb-3" aria-hidden="true">
                {monogram(article.authors[0]?.name ?? '')}
              </span>
              <div>
                <p className="by text-accent type-label">
                  <Badges article={article} />
                  {article.authors.map(({ name }) => name).join(', ')}
                </p>
                <Headline article={article} className="mt-1 head-view" />
              </div>
            </article>
          ))}
        </div>
      </div>
    </section>
  );
}
