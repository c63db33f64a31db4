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
        <li key={article.slug}>
          <article className="card">
            {article.image && (
              <div className="picture">
                <ResponsivePicture
                  picture={article.image}
                  shape="16x9"
                  sizes="(min-width: 48rem) 208px, 104px"
                  alt=""
                />
              </div>
            )}
            <Kicker article={article} {...(without ? { without } : {})} />
            <h3>
              <a href={articleUrl(article.slug)}>{article.headline}</a>
            </h3>
            {article.dek && <p className="dek">{article.dek}</p>}
            <p className="byline">
              By <AuthorLinks authors={article.authors} /> ·{' '}
              <time dateTime={article.publishedAt}>{longDate(article.publishedAt, dateline)}</time>
            </p>
          </article>
        </li>
      ))}
    </ol>
  );
}
