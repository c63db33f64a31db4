import { Nameplate } from '#components/frame/nameplate.tsx';
import { ResponsivePicture } from '#components/picture/responsive-picture.tsx';
import { AuthorLinks } from '#components/teaser/byline.tsx';
import { Kicker } from '#components/teaser/kicker.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import { longDate } from '#lib/news/dates.ts';
import type { Frame } from '#lib/news/frame.ts';
import { articleUrl, frontUrl } from '#lib/news/urls.ts';

/** An article as it stands in somebody else's page. The picture takes what room the words leave. */
export function EmbedCard({ article, frame }: { article: ArticleSummary; frame: Frame }) {
  return (
    <main className="embed-card">
      {article.image && (
        <a className="embed-card__picture" href={articleUrl(article.slug)} tabIndex={-1} aria-hidden="true">
          <ResponsivePicture
            picture={article.image}
            shape="16x9"
            sizes="(min-width: 38rem) 600px, 100vw"
            alt=""
            priority
          />
        </a>
      )}
      <div className="embed-card__text">
        <Kicker article={article} />
        <h1>
          <a href={articleUrl(article.slug)} lang={article.details.language} dir="auto">
            {article.headline}
          </a>
        </h1>
        {article.dek && (
          <p className="embed-card__dek" lang={article.details.language} dir="auto">
            {article.dek}
          </p>
        )}
        <p className="embed-card__byline">
          <AuthorLinks authors={article.authors} />
          {', '}
          <time dateTime={article.publishedAt}>{longDate(article.publishedAt, frame.dateline)}</time>
        </p>
      </div>
      <p className="embed-card__foot">
        <a href={frontUrl()}>
          <Nameplate frame={frame} />
        </a>
      </p>
    </main>
  );
}
