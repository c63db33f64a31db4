import { pages } from '#lib/news/addresses.ts';
import { everyKind } from '#lib/news/pages-at.ts';
import { tags } from '#lib/news/tags.ts';
import { feedUrls, frontUrl } from '#lib/news/urls.ts';
import { articleIn } from './address.ts';
import type { PageMemory } from './page/page-memory.ts';

/** Pages that every publication has, each at one address. */
const always: ReadonlySet<string> = new Set([
  ...everyKind.filter(({ path, kept, internal }) => kept && !internal && !path.includes('[')).map(({ path }) => path),
  ...feedUrls(null),
]);

/** Whether an address is one of those, whatever was published. */
export const isOnEverySite = (key: string): boolean => always.has(key);

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
  const { outcome } = await memory.get(frontUrl(), pages.front);
  if (outcome === 'stale') throw new Error('The front page cannot be rendered; readers get the last good copies');
}
