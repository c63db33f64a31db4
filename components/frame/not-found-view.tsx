import { SearchForm } from '#components/search/search-form.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import type { Frame } from '#lib/news/frame.ts';
import { articleUrl, frontUrl } from '#lib/news/urls.ts';
import { PageFrame } from './page-frame.tsx';

interface NotFoundViewProps {
  frame: Frame;
  /** What to read instead. */
  latest: readonly ArticleSummary[];
}

/** That there is nothing here, and why that may be. */
export function NotFoundText() {
  return (
    <>
      <p className="code">Error 404</p>
      <h1>This page is off the chart</h1>
      <p>
        Nothing is published at this address. The link may be old, or a letter may be out of place. Stories are never
        moved without a signpost, so a search usually finds them.
      </p>
    </>
  );
}

/** What a reader sees where there is nothing. */
export function NotFoundView({ frame, latest }: NotFoundViewProps) {
  return (
    <PageFrame frame={frame} className="wrap">
      <div className="solo">
        <div>
          <NotFoundText />
          <SearchForm name={frame.name} id="q" label={`Search ${frame.name}`} />
        </div>
        <section className="aside" aria-labelledby="instead">
          <h2 id="instead">{latest.length > 0 ? 'Latest' : 'Instead'}</h2>
          <ul className="heads">
            {latest.map(({ slug, headline }) => (
              <li key={slug}>
                <a className="head" href={articleUrl(slug)}>
                  {headline}
                </a>
              </li>
            ))}
            <li>
              <a className="head" href={frontUrl()}>
                The front page
              </a>
            </li>
          </ul>
        </section>
      </div>
    </PageFrame>
  );
}
