import { filled } from '#lib/news/address-pattern.ts';
import { pages as declared, type PageName } from '#lib/news/addresses.ts';
import { mayCrawl, sectionsClosed } from '#lib/news/crawler-policy.ts';
import { kinds } from '#lib/news/kinds.ts';
import { firstSegmentOnArticle, segmentUrl } from '#lib/news/live-update.ts';
import { namesWhere } from '#lib/news/pages-at.ts';
import { largest, type PictureFile } from '#lib/news/picture.ts';
import * as sitemaps from '#lib/news/sitemaps.ts';
import { tags } from '#lib/news/tags.ts';
import * as urls from '#lib/news/urls.ts';
import { crawlerPolicy } from '#lib/store/crawler-policy.ts';
import { carry } from './carry.ts';
import { readersStore } from './open.ts';

/** A path of this site, when it last changed (null where nobody knows), and the paths of its pictures. */
export interface Crawled {
  path: string;
  changedAt: string | null;
  images: string[];
}

export interface CrawledNews extends Crawled {
  headline: string;
  publishedAt: string;
}

/** Every sitemap there is; those of months newest first. */
export async function readSitemapIndex(): Promise<Crawled[]> {
  await carry(tags.archive, tags.publication);
  const { closed, isWhollyClosed } = await readSections();
  const [months, updates] = await Promise.all([readMonths(closed), readOlderUpdates(closed)]);
  const newest = newestOf(months);
  return [
    crawled(sitemaps.newsSitemapUrl(), newest),
    ...months.flatMap(({ month, count, changedAt }) =>
      sitemaps.monthSitemaps(month, count).map((path) => crawled(path, changedAt)),
    ),
    ...(updates.length > 0 ? [crawled(sitemaps.updatesSitemapUrl(), newestOf(updates))] : []),
    ...(isWhollyClosed ? [] : [crawled(sitemaps.pagesSitemapUrl(), newest)]),
  ];
}

/** The articles of one part of a month, oldest first, so that what is full stays as it is; empty where there is none. */
export async function readMonthSitemap(month: string, part: number): Promise<Crawled[]> {
  await carry(tags.month(month), tags.publication);
  const { catalogue } = await readersStore();
  const { closed } = await readSections();
  const limit = sitemaps.articlesInSitemap;
  const found: Crawled[] = [];
  for await (const batch of catalogue.inMonth(month, { offset: (part - 1) * limit, limit }, closed)) {
    for (const { slug, changedAt, picture } of batch) found.push(crawled(urls.articleUrl(slug), changedAt, picture));
  }
  return found;
}

/** What was published in the last 48 hours, by the store's clock. */
export async function readNewsSitemap(): Promise<CrawledNews[]> {
  await carry(tags.archive, tags.publication, tags.news);
  const { catalogue } = await readersStore();
  const { closed } = await readSections();
  const articles = await catalogue.news(sitemaps.mostNews, closed);
  return articles.map(({ slug, headline, publishedAt, changedAt, picture }) => ({
    ...crawled(urls.articleUrl(slug), changedAt, picture),
    headline,
    publishedAt,
  }));
}

/** Live updates that no article's page shows any more: those it shows are no pages for search engines. */
export async function readUpdatesSitemap(): Promise<Crawled[]> {
  await carry(tags.archive, tags.publication);
  const { closed } = await readSections();
  return readOlderUpdates(closed);
}

/** Everything else that is worth finding. When a list changed is when something was last published in it. */
export async function readPagesSitemap(): Promise<Crawled[]> {
  await carry(tags.archive, tags.publication);
  const store = await readersStore();
  const { closed, open, isOpen } = await readSections();
  const [topics, authors, pages, newest, months] = await Promise.all([
    store.topics.all(),
    store.authors.all(),
    store.pages.all(),
    store.catalogue.newestOfEach(),
    readMonths(closed),
  ]);
  const things: Record<string, readonly { slug: string }[]> = {
    section: open,
    ...(isOpen && { topic: topics, author: authors, kind: kinds.map((slug) => ({ slug })), page: pages }),
  };
  const dates = new Map<string, Map<string, string>>(Object.entries(newest));
  const listed = (name: PageName): Crawled[] => {
    const { path, tags: about } = declared[name];
    const url = (slug: string) => filled(path, { slug });
    if (path.includes('['))
      return (things[name] ?? []).map(({ slug }) => crawled(url(slug), dates.get(name)?.get(slug) ?? null));
    const isOfAll = about.includes(tags.front) || about.includes(tags.archive);
    return isOpen ? [crawled(path, isOfAll ? newestOf(months) : null)] : [];
  };
  return namesWhere(({ sitemap }) => sitemap === 'pages')
    .flatMap(listed)
    .slice(0, sitemaps.mostAddresses);
}

/** What search engines may read, for they are told of nothing else: the site as such, and which sections. */
async function readSections() {
  const store = await readersStore();
  const [policy, sections] = await Promise.all([crawlerPolicy(store.settings), store.sections.all()]);
  const closed = sectionsClosed(policy, 'search', sections);
  const open = sections.filter(({ slug }) => !closed.includes(slug));
  const isOpen = mayCrawl(policy, 'search', null);
  return { closed, open, isOpen, isWhollyClosed: !isOpen && open.length === 0 };
}

async function readMonths(closed: readonly string[]) {
  return (await readersStore()).catalogue.months(closed);
}

async function readOlderUpdates(closed: readonly string[]): Promise<Crawled[]> {
  const segments = await (await readersStore()).catalogue.segments(sitemaps.mostAddresses, closed, true);
  return segments
    .filter(({ segment, newest }) => segment < firstSegmentOnArticle(newest))
    .map(({ slug, segment, changedAt }) => crawled(segmentUrl(slug, segment), changedAt));
}

function newestOf(dated: readonly { changedAt: string | null }[]): string | null {
  return dated.reduce<string | null>(
    (newest, { changedAt }) => (changedAt !== null && (newest === null || changedAt > newest) ? changedAt : newest),
    null,
  );
}

function crawled(path: string, changedAt: string | null, picture: PictureFile | null = null): Crawled {
  const image = picture && (largest(picture, 'full')?.url ?? picture.original);
  return { path, changedAt, images: image ? [image] : [] };
}
