import type { ArticleDetails } from './article-details.ts';
import { slugFrom } from './slug-from.ts';

/**
 * A series as addresses name it; null where an article is a part of none.
 *
 * @param language of the publication (BCP 47), by whose rules letters become Latin ones
 */
export async function seriesSlug({ series }: ArticleDetails, language: string | undefined): Promise<string | null> {
  return series === undefined ? null : (await slugFrom(series, { language })) || null;
}
