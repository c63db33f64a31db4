import { crawlersSchema } from '#lib/config/crawlers.ts';
import { publicationSchema } from '#lib/config/publication.ts';
import type { CrawlerPolicy } from '#lib/news/crawler-policy.ts';
import type { Settings } from './settings.ts';

/** Which crawlers are welcome: as the publication says, and everybody while there is none. */
export async function crawlerPolicy(settings: Settings): Promise<CrawlerPolicy> {
  const publication = publicationSchema.safeParse(await settings.get('publication'));
  return publication.data?.crawlers ?? crawlersSchema.parse({});
}
