import { Headline } from '#components/teaser/headline.tsx';
import { Card } from '#components/teaser/card.tsx';
import { More } from '#components/teaser/more.tsx';
import { Badges } from '#components/teaser/badges.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import { shortDate, type Dateline } from '#lib/news/dates.ts';
import type { Front } from '#lib/news/front.ts';
import { articleUrl, latestUrl } from '#lib/news/urls.ts';

interface LeadPackageProps {
  front: Front<ArticleSummary>;
  dateline: Dateline;
}

/** The top of the front: the lead in the middle, secondary stories before it, the latest after it. */
export function LeadPackage({ front, dateline }: LeadPackageProps) {
  return (
    <section
      className="wrap grid gap-x-gap gap-y-6 pt-6 md:grid-cols-[1fr_1fr] lg:grid-cols-[13rem_minmax(0,1fr)_13rem] xl:grid-cols-[17.5rem_minmax(0,1fr)_17.5rem]"
      aria-labelledby="top"
    >
      <h2 className="sr-only" id="top">
        Top stories
      </h2>
      {front.lead && (
        <Card
          article={front.lead}
          variant="lead"
          className="lead__main md:col-[1/-1] lg:col-[2] lg:row-[1]"
          byline
          priority
        >
          {front.leadRelated.length > 0 && (
            <ul className="related mt-3 [border-block-start:1px_solid_var(--color-rule)]">
              {front.leadRelated.map((article) => (
                <li className="pt-[calc(0.5rem-1px)] pb-2 type-small-tight last:pb-0" key={article.slug}>
                  <Badges article={article} />
                  <a
                    className="no-underline hover:underline"
                    href={articleUrl(article.slug)}
                    lang={article.details.language}
                    dir="auto"
                  >
                    {article.headline}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Card>
      )}
      <div className="lead__aside grid content-start gap-6 lg:col-[1] lg:row-[1]">
        {front.secondary.map((article, i) => (
          <Card key={article.slug} article={article} picture={i === 0} className={i > 0 ? 'ruled-5' : ''} />
        ))}
      </div>
      <Latest articles={front.latest} dateline={dateline} />
    </section>
  );
}

function Latest({ articles, dateline }: { articles: readonly ArticleSummary[]; dateline: Dateline }) {
  return (
    <section className="latest relative max-lg:opens-3 lg:col-[3] lg:row-[1]" aria-labelledby="latest">
      <h2 className="mb-3 type-label text-accent" id="latest">
        Latest
      </h2>
      <ol className="heads">
        {articles.map((article) => (
          <li className="max-md:grid max-md:grid-cols-[3rem_1fr] max-md:items-baseline narrow:block" key={article.slug}>
            <Badges article={article} />
            <time dateTime={article.publishedAt}>{shortDate(article.publishedAt, dateline)}</time>
            <Headline article={article} />
          </li>
        ))}
      </ol>
      <p>
        <More href={latestUrl()} className="inline-block py-1">
          All the latest
        </More>
      </p>
    </section>
  );
}
