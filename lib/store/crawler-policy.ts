import { crawlersSchema } from '#lib/config/crawlers.ts';
import type { CrawlerPolicy } from '#lib/news/crawler-policy.ts';
import type { Settings } from './settings.ts';
import { storedPublication } from './stored-publication.ts';

/** Which crawlers are welcome: as the publication says, and everybody while there is none. */
export async function crawlerPolicy(settings: Settings): Promise<CrawlerPolicy> {
  return (await storedPublication({ settings }))?.crawlers ?? crawlersSchema.parse({});
}
