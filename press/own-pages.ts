import { newsSitemapUrl, pagesSitemapUrl, sitemapIndexUrl, updatesSitemapUrl } from '#lib/news/sitemaps.ts';
import { tags } from '#lib/news/tags.ts';
import * as urls from '#lib/news/urls.ts';
import { articleIn } from './address.ts';
import type { PageMemory } from './page/page-memory.ts';

/** Pages that every publication has. */
const always: ReadonlySet<string> = new Set([
  urls.frontUrl(),
  urls.latestUrl(),
  urls.newsletterUrl(),
  urls.feedDirectoryUrl(),
  ...urls.feedUrls(null),
  sitemapIndexUrl(),
  pagesSitemapUrl(),
  newsSitemapUrl(),
  updatesSitemapUrl(),
  urls.robotsUrl(),
  urls.llmsUrl(),
  urls.manifestUrl(),
  urls.notFoundUrl(),
]);

/** Whether an address is one of those, whatever was published. */
export const isOnEverySite = (key: string): boolean => always.has(key);

/** The tag of the thing whose address this is: of an article, a section, a topic, an author; else null. */
export function tagAt(key: string): string | null {
  const article = articleIn(key);
  if (article !== null) return tags.article(article);
  const [, type, slug = ''] = key.split('/');
  if (type === 'section') return tags.section(slug);
  if (type === 'topic') return tags.topic(slug);
  return type === 'author' ? tags.author(slug) : null;
}

/**
 * The tags of a page without those of what only surrounds it: the banner on every page, and the stories that an article
 * offers after it.
 */
export function ownTags(key: string, pageTags: readonly string[]): string[] {
  const slug = articleIn(key);
  if (slug !== null) return [tags.article(slug)];
  return pageTags.filter((tag) => tag !== tags.breaking && tag !== tags.publication);
}

/** Rejects when Next renders no page of ours, and says why. */
export async function probeFront(memory: PageMemory, nextRuns: boolean): Promise<void> {
  if (!nextRuns) throw new Error('No page can be rendered while Next is not running');
  const { outcome } = await memory.get(urls.frontUrl(), { type: 'front', kept: true });
  if (outcome === 'stale') throw new Error('The front page cannot be rendered; readers get the last good copies');
}
