import { articleUrl } from '#lib/news/urls.ts';
import { keepReading, storiesOnward, tagsOfChoice } from '#lib/news/keep-reading.ts';
import { tags, tagsTouchedBy } from '#lib/news/tags.ts';
import { addressesOf } from '#lib/news/touched-addresses.ts';
import type { ArticleSummary } from '#lib/news/article.ts';
import type { Store } from '#lib/store/store.ts';
import { articleAt } from './desk.ts';

export interface Explanation {
  /** What a change of the article records in the change log. */
  tags: string[];
  /** Addresses that are printed again; `*` stands for whatever follows. */
  addresses: string[];
  /** Articles that offer it, or may do so after the change, under "keep reading"; newest first. */
  offeredBy: string[];
  /** Articles that were not looked at, there being too many. */
  notLookedAt: number;
}

/** The newest articles, whose choice is looked up; each takes some milliseconds. */
const mostLookedAt = 1000;
const atOnce = 100;

/**
 * Says which addresses a change of this article prints again.
 *
 * @throws DeskError when there is no such article
 */
export async function explain(store: Store, slug: string): Promise<Explanation> {
  const article = await articleAt(store, slug);
  const touched = tagsTouchedBy(article);
  const offeredBy: string[] = [];
  for (let offset = 0; offset < mostLookedAt; offset += atOnce) {
    const batch = await store.articles.published({}, { limit: atOnce, offset });
    for (const other of batch) {
      if (other.slug === slug) continue;
      const dependsOn = await choiceOf(store, other);
      if (dependsOn.some((tag) => touched.includes(tag))) offeredBy.push(articleUrl(other.slug));
    }
    if (batch.length < atOnce) break;
  }
  const addresses = [...new Set([...touched.flatMap(addressesOf), ...offeredBy])];
  const notLookedAt = Math.max(0, (await store.articles.countPublished({})) - mostLookedAt);
  return { tags: touched, addresses, offeredBy, notLookedAt };
}

async function choiceOf(store: Store, article: ArticleSummary): Promise<string[]> {
  const chosen = keepReading(article, await store.articles.keepReadingCandidates(article, 30), storiesOnward);
  return [...tagsOfChoice(article, chosen, storiesOnward), ...chosen.map(({ slug }) => tags.article(slug))];
}
