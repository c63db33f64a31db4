import type { ArticleSummary } from '#lib/news/article.ts';
import type { PlaceInSeries } from '#lib/news/series.ts';
import { articleUrl, seriesUrl } from '#lib/news/urls.ts';

/** "Part 2 of 5" of a series, with the parts before and after it. */
export function SeriesNav({ place }: { place: PlaceInSeries }) {
  return (
    <nav className="series-nav ruled-4 pb-4 type-ui ruled-below" aria-labelledby="series">
      <p className="type-label" id="series">
        {`Part ${place.part} of ${place.parts}: `}
        <a href={seriesUrl(place.slug)} dir="auto">
          {place.name}
        </a>
      </p>
      <Neighbour article={place.previous} rel="prev" words="Previous" />
      <Neighbour article={place.next} rel="next" words="Next" />
    </nav>
  );
}

function Neighbour({ article, rel, words }: { article: ArticleSummary | null; rel: string; words: string }) {
  if (!article) return null;
  return (
    <p className="mt-2">
      {`${words}: `}
      <a className="py-1" href={articleUrl(article.slug)} rel={rel} lang={article.details.language} dir="auto">
        {article.headline}
      </a>
    </p>
  );
}
