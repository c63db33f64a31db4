import { Monogram } from '#components/teaser/monogram.tsx';
import { Badges } from '#components/teaser/badges.tsx';
import { Headline } from '#components/teaser/headline.tsx';
import { Opener } from '#components/teaser/opener.tsx';
import { Columns } from './columns.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import { kindUrl } from '#lib/news/urls.ts';

/** Opinion, set in the regular weight: the type says that it is a view. */
export function OpinionStrip({ articles }: { articles: readonly ArticleSummary[] }) {
  return (
    <section className="views mt-12 bg-shoal pb-8" aria-labelledby="opinion">
      <div className="wrap">
        <Opener id="opinion" title="Opinion" titleHref={kindUrl('opinion')} href={kindUrl('opinion')} all="opinion" />
        <Columns of={articles.length === 3 ? 3 : 4}>
          {articles.map((article) => (
            <article key={article.slug} className="card flex gap-3 lg:block narrow:block">
              <Monogram name={article.authors[0]?.name ?? ''} className="lg:mb-3 narrow:mb-2" />
              <div>
                <p className="by type-label text-accent">
                  <Badges article={article} />
                  {article.authors.map(({ name }) => name).join(', ')}
                </p>
                <Headline article={article} className="mt-1 head-view" />
              </div>
            </article>
          ))}
        </Columns>
      </div>
    </section>
  );
}
