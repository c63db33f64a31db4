import { cacheStatus } from './cache-status.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '#lib/store/store.ts';
import { kinds } from '#lib/news/kinds.ts';
import { liveFeedUrl, segmentUrl } from '#lib/news/live-update.ts';
import { pageCount } from '#lib/news/pagination.ts';
import * as sitemaps from '#lib/news/sitemaps.ts';
import * as urls from '#lib/news/urls.ts';

/** What another site asks before it shows an article as a card. */
export const oembedOf = (site: string, slug: string) =>
  `${urls.oembedUrl()}?url=${encodeURIComponent(site + urls.articleUrl(slug))}`;

/**
 * Every address at which a reader, a feed reader or a crawler can find something of this store's articles.
 *
 * @param site its absolute address
 */
export async function surfacesOf(store: Store, site: string): Promise<string[]> {
  const [sections, topics, authors, pages] = await Promise.all([
    store.sections.all(),
    store.topics.all(),
    store.authors.all(),
    store.pages.all(),
  ]);
  const articles: string[] = [];
  const covered: string[] = [];
  for await (const batch of store.articles.eachPublished(500)) {
    articles.push(...batch.map(({ slug }) => slug));
    covered.push(...batch.filter(({ live }) => live).map(({ slug }) => slug));
  }
  const lists = [
    ...sections.map(({ slug }) => ({ url: urls.sectionUrl(slug), filter: { section: slug } })),
    ...topics.map(({ slug }) => ({ url: urls.topicUrl(slug), filter: { topic: slug } })),
    ...authors.map(({ slug }) => ({ url: urls.authorUrl(slug), filter: { author: slug } })),
    ...kinds.map((kind) => ({ url: urls.kindUrl(kind), filter: { kind } })),
  ];
  const months = await store.catalogue.months();
  const listed: string[] = [];
  for (const { url, filter } of [...lists, { url: urls.latestUrl(), filter: {} }]) {
    const count = pageCount(await store.articles.countPublished(filter));
    for (let page = 1; page <= Math.max(1, count); page += 1) listed.push(urls.listPageUrl(url, page));
  }
  return [
    urls.frontUrl(),
    ...articles.map(urls.articleUrl),
    // An article's own alone: those of the newest stand for all.
    ...articles.slice(0, 3).flatMap((slug) => [urls.markdownUrl(slug), urls.embedUrl(slug), oembedOf(site, slug)]),
    ...covered.flatMap((slug) => [liveFeedUrl(slug), segmentUrl(slug, 1)]),
    ...listed,
    ...lists.map(({ url }) => urls.feedUrl(url)),
    // The formats are made of the same: one list of each type in all of them will do.
    ...[null, ...oneOfEachType(lists.map(({ url }) => url))].flatMap((url) => [
      urls.feedUrl(url, 'atom'),
      urls.feedUrl(url, 'json'),
    ]),
    urls.feedUrl(null),
    ...pages.map(({ slug }) => urls.pageUrl(slug)),
    sitemaps.sitemapIndexUrl(),
    sitemaps.pagesSitemapUrl(),
    sitemaps.newsSitemapUrl(),
    sitemaps.updatesSitemapUrl(),
    ...months.flatMap(({ month, count }) => sitemaps.monthSitemaps(month, count)),
    urls.robotsUrl(),
    urls.llmsUrl(),
    urls.manifestUrl(),
    '/feeds',
    urls.notFoundUrl(),
    '/search?q=canary',
  ];
}

/** The first of these lists of each type: of sections, topics, … */
function oneOfEachType(listUrls: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const url of listUrls) if (!first.has(url.split('/')[1]!)) first.set(url.split('/')[1]!, url);
  return [...first.values()];
}

/** What stands at each address now. */
export async function readSurfaces(site: string, addresses: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const queue = addresses.values();
  const reader = async () => {
    for (const address of queue) {
      found.set(address, await readNewest(site + address));
    }
  };
  await Promise.all(Array.from({ length: 4 }, reader));
  return found;
}

/** Where a render takes longer than a reader waits, the first one gets the copy of a moment ago: asks again then. */
export async function getNewest(url: string): Promise<Response> {
  for (;;) {
    const answer = await fetch(url, { redirect: 'manual' });
    if (!cacheStatus(answer.headers).endsWith('detail=overtaken')) return answer;
    await answer.body?.cancel();
    await sleep(50);
  }
}

/** Its status and its text. */
export async function readNewest(url: string): Promise<string> {
  const answer = await getNewest(url);
  return `${answer.status} ${await answer.text()}`;
}

/** Addresses whose answer says this. */
export function mentioning(found: ReadonlyMap<string, string>, text: string): string[] {
  return [...found].flatMap(([address, answer]) => (answer.includes(text) ? [address] : []));
}
