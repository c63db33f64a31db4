import { cacheStatus } from './cache-status.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { publicationSchema } from '#lib/config/publication.ts';
import type { PageName } from '#lib/news/addresses.ts';
import { archiveUrl, dayOf } from '#lib/news/archive.ts';
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
  const { timeZone } = publicationSchema.parse(await store.settings.get('publication'));
  const articles: string[] = [];
  const covered: string[] = [];
  const days = new Set<string>();
  for await (const batch of store.articles.eachPublished(500)) {
    articles.push(...batch.map(({ slug }) => slug));
    covered.push(...batch.filter(({ live }) => live).map(({ slug }) => slug));
    batch.forEach(({ publishedAt }) => days.add(dayOf(new Date(publishedAt), timeZone)));
  }
  const lists = [
    ...sections.map(({ slug }) => ({ url: urls.sectionUrl(slug), filter: { section: slug } })),
    ...topics.map(({ slug }) => ({ url: urls.topicUrl(slug), filter: { topic: slug } })),
    ...authors.map(({ slug }) => ({ url: urls.authorUrl(slug), filter: { author: slug } })),
    ...kinds.map((kind) => ({ url: urls.kindUrl(kind), filter: { kind } })),
    ...(await store.articles.series()).map(({ slug }) => ({ url: urls.seriesUrl(slug), filter: { series: slug } })),
    { url: urls.latestUrl(), filter: {} },
  ];
  const months = await store.catalogue.months();
  const listed: string[] = [];
  for (const { url, filter } of lists) {
    const count = pageCount(await store.articles.countPublished(filter));
    for (let page = 1; page <= Math.max(1, count); page += 1) listed.push(urls.listPageUrl(url, page));
  }
  const below = (url: string) => listed.filter((each) => each.startsWith(url));
  const archives = (length: number) => [...new Set([...days].map((day) => archiveUrl(day.slice(0, length))))];
  const followed = lists.map(({ url }) => url).filter((url) => url !== urls.latestUrl());
  // An article's own alone: those of the newest stand for all.
  const newest = articles.slice(0, 3);
  const found: Record<PageName, string[]> = {
    front: [urls.frontUrl()],
    latest: below(urls.latestUrl()),
    section: below(urls.sectionUrl('')),
    topic: below(urls.topicUrl('')),
    kind: kinds.flatMap((kind) => below(urls.kindUrl(kind))),
    author: below(urls.authorUrl('')),
    series: below(urls.seriesUrl('')),
    page: pages.map(({ slug }) => urls.pageUrl(slug)),
    archive: [archiveUrl('')],
    archiveYear: archives(4),
    archiveMonth: archives(7),
    archiveDay: archives(10),
    feeds: [urls.feedDirectoryUrl()],
    feed: [
      ...followed.map((url) => urls.feedUrl(url)),
      // The formats are made of the same: one list of each type in all of them will do.
      ...oneOfEachType(followed).flatMap((url) => [urls.feedUrl(url, 'atom'), urls.feedUrl(url, 'json')]),
      ...urls.feedUrls(null),
    ],
    article: articles.map(urls.articleUrl),
    updates: covered.map((slug) => segmentUrl(slug, 1)),
    markdown: newest.map(urls.markdownUrl),
    liveFeed: covered.map(liveFeedUrl),
    embed: newest.map(urls.embedUrl),
    oembed: newest.map((slug) => oembedOf(site, slug)),
    search: ['/search?q=canary'],
    newsletter: [urls.newsletterUrl()],
    notFound: [urls.notFoundUrl()],
    sitemapIndex: [sitemaps.sitemapIndexUrl()],
    pagesSitemap: [sitemaps.pagesSitemapUrl()],
    updatesSitemap: [sitemaps.updatesSitemapUrl()],
    newsSitemap: [sitemaps.newsSitemapUrl()],
    monthSitemap: months.flatMap(({ month, count }) => sitemaps.monthSitemaps(month, count)),
    robots: [urls.robotsUrl()],
    llms: [urls.llmsUrl()],
    manifest: [urls.manifestUrl()],
    // No month has so many, and the rest is nobody's.
    ...{ monthPart: [], banner: [], moved: [], markdownSource: [] },
  };
  return Object.values(found).flat();
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
