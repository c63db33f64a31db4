import type { Metadata } from 'next';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { SearchForm } from '#components/search/search-form.tsx';
import { articleUrl, frontUrl } from '#lib/news/urls.ts';
import { latestArticles } from '#lib/newsroom/articles.ts';
import { readFrame } from '#lib/newsroom/frame.ts';

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } };

export default async function NotFoundPage() {
  const [frame, latest] = await Promise.all([readFrame(), latestArticles(5)]);
  return (
    <PageFrame frame={frame} className="wrap">
      <div className="solo">
        <div>
          <p className="code">Error 404</p>
          <h1>This page is off the chart</h1>
          <p>
            Nothing is published at this address. The link may be old, or a letter may be out of place. Stories are
            never moved without a signpost, so a search usually finds them.
          </p>
          <SearchForm name={frame.name} id="q" label={`Search ${frame.name}`} />
        </div>
        <section className="aside" aria-labelledby="instead">
          <h2 id="instead">Latest</h2>
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
