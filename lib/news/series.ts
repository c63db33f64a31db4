import type { ArticleDetails } from './article-details.ts';
import type { ArticleSummary } from './article.ts';
import { slugFrom } from './slug-from.ts';

/**
 * A series as addresses name it; null where an article is a part of none.
 *
 * @param language of the publication (BCP 47), by whose rules letters become Latin ones
 */
export async function seriesSlug(
  { series }: Pick<ArticleDetails, 'series'>,
  language: string | undefined,
): Promise<string | null> {
  return series === undefined ? null : (await slugFrom(series, { language })) || null;
}

/** What an article's page says of its series. */
export interface PlaceInSeries {
  slug: string;
  name: string;
  part: number;
  /** Parts that readers can see; no fewer than the number of this one. */
  parts: number;
  previous: ArticleSummary | null;
  next: ArticleSummary | null;
}
