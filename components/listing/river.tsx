import type { ReactNode } from 'react';
import { ResponsivePicture } from '#components/picture/responsive-picture.tsx';
import { AuthorLinks } from '#components/teaser/byline.tsx';
import { Kicker } from '#components/teaser/kicker.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import { longDate, type Dateline } from '#lib/news/dates.ts';
import { articleUrl } from '#lib/news/urls.ts';

interface RiverProps {
  articles: readonly ArticleSummary[];
  dateline: Dateline;
  /** What the page is about and need not be said again. */
  without?: 'section' | 'kind';
}

/** A list of stories, newest first: text before, picture at the end of the line. */
export function River({ articles, dateline, without }: RiverProps) {
  return (
    <ol className="river">
      {articles.map((article) => (
        <RiverItem key={article.slug} article={article} dateline={dateline} {...(without ? { without } : {})} />
      ))}
    </ol>
  );
}

interface RiverItemProps {
  article: ArticleSummary;
  dateline: Dateline;
  without?: 'section' | 'kind';
  /** In place of the article's own, e.g. with the words found in it marked. */
  headline?: ReactNode;
  dek?: ReactNode;
}

/** One story of a river. */
export function RiverItem({
  article,
  dateline,
  without,
  headline = article.headline,
  dek = article.dek,
}: RiverItemProps) {
  return (
    <li>
      <article className="card">
        {article.image && (
          <div className="picture">
            <ResponsivePicture picture={article.image} shape="16x9" sizes="(min-width: 48rem) 208px, 104px" alt="" />
          </div>
        )}
        <Kicker article={article} {...(without ? { without } : {})} />
        <h3>
          <a href={articleUrl(article.slug)} dir="auto">
            {headline}
          </a>
        </h3>
        {dek && (
          <p className="dek" dir="auto">
            {dek}
          </p>
        )}
        <p className="byline">
          By <AuthorLinks authors={article.authors} /> ·{' '}
          <time dateTime={article.publishedAt}>{longDate(article.publishedAt, dateline)}</time>
        </p>
      </article>
    </li>
  );
}
