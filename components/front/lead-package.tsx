import { Card } from '#components/teaser/card.tsx';
import { LiveBadge } from '#components/teaser/live-badge.tsx';
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
    <section className="wrap lead" aria-labelledby="top">
      <h2 className="visually-hidden" id="top">
        Top stories
      </h2>
      {front.lead && (
        <Card article={front.lead} size="lead" className="lead__main" byline priority>
          {front.leadRelated.length > 0 && (
            <ul className="related">
              {front.leadRelated.map((article) => (
                <li key={article.slug}>
                  <LiveBadge article={article} />
                  <a href={articleUrl(article.slug)} dir="auto">
                    {article.headline}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Card>
      )}
      <div className="lead__aside">
        {front.secondary.map((article, i) => (
          <Card key={article.slug} article={article} picture={i === 0} />
        ))}
      </div>
      <Latest articles={front.latest} dateline={dateline} />
    </section>
  );
}

function Latest({ articles, dateline }: { articles: readonly ArticleSummary[]; dateline: Dateline }) {
  return (
    <section className="latest" aria-labelledby="latest">
      <h2 id="latest">Latest</h2>
      <ol className="heads">
        {articles.map((article) => (
          <li key={article.slug}>
            <LiveBadge article={article} />
            <time dateTime={article.publishedAt}>{shortDate(article.publishedAt, dateline)}</time>
            <h3>
              <a href={articleUrl(article.slug)} dir="auto">
                {article.headline}
              </a>
            </h3>
          </li>
        ))}
      </ol>
      <p>
        <a className="more" href={latestUrl()}>
          All the latest
        </a>
      </p>
    </section>
  );
}
