import { SearchForm } from '#components/search/search-form.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import type { Frame } from '#lib/news/frame.ts';
import { articleUrl, frontUrl } from '#lib/news/urls.ts';
import { PageFrame } from './page-frame.tsx';
import { Solo, SoloText, type SoloProps } from './solo.tsx';

interface NotFoundViewProps {
  frame: Frame;
  /** What to read instead. */
  latest: readonly ArticleSummary[];
}

/** That there is nothing here, why that may be, and what to do. */
export function NotFoundText({ children, beside }: Pick<SoloProps, 'children' | 'beside'>) {
  return (
    <Solo kind="Error 404" title="This page is off the chart" beside={beside}>
      <SoloText>
        Nothing is published at this address. The link may be old, or a letter may be out of place. Stories are never
        moved without a signpost, so a search usually finds them.
      </SoloText>
      {children}
    </Solo>
  );
}

/** What a reader sees where there is nothing. */
export function NotFoundView({ frame, latest }: NotFoundViewProps) {
  const instead = (
    <section className="opens-3" aria-labelledby="instead">
      <h2 className="mb-3 type-label text-accent" id="instead">
        {latest.length > 0 ? 'Latest' : 'Instead'}
      </h2>
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
  );
  return (
    <PageFrame frame={frame} className="wrap">
      <NotFoundText beside={instead}>
        <SearchForm name={frame.name} id="q" label={`Search ${frame.name}`} className="mt-6" />
      </NotFoundText>
    </PageFrame>
  );
}
