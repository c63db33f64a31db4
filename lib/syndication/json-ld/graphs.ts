import type { Graph, Thing } from 'schema-dts';
import type { Article, ArticleSummary, Live } from '#lib/news/article.ts';
import type { Author } from '#lib/news/author.ts';
import type { Frame, NavLink } from '#lib/news/frame.ts';
import { segmentUrl, type LiveUpdate } from '#lib/news/live-update.ts';
import type { PlaceInSeries } from '#lib/news/series.ts';
import { articleUrl, frontUrl, listPageUrl, sectionUrl } from '#lib/news/urls.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { articleId, websiteId } from './ids.ts';
import { collectionPage, itemList, profilePage } from './lists.ts';
import { liveCoverage, liveUpdates } from './live-coverage.ts';
import { newsArticle } from './news-article.ts';
import { creativeWorkSeries } from './series.ts';
import { publisher, wholePublisher } from './publisher.ts';
import { website } from './website.ts';

/** What a page says of itself to machines: one graph (JSON-LD 1.1) in the words of schema.org. */
export type PageGraph = Graph;

const graph = (...things: Thing[]): PageGraph => ({ '@context': 'https://schema.org', '@graph': things });

/** @param shown the articles that the top of the page shows, in its order */
export function frontGraph(shown: readonly ArticleSummary[], frame: Frame): PageGraph {
  const page = { title: frame.name, description: frame.description, url: frontUrl(), articles: shown };
  return graph(collectionPage(page, frame), website(frame), wholePublisher(frame));
}

/**
 * @param updates of live coverage, newest first, as the page shows them; null where there never was any
 * @param series the place of the article in one
 */
export function articleGraph(
  article: Article,
  updates: readonly LiveUpdate[] | null,
  frame: Frame,
  series: PlaceInSeries | null = null,
): PageGraph {
  return graph(
    newsArticle(article, frame, series),
    ...(series ? [creativeWorkSeries(series.slug, series.name, frame)] : []),
    ...(updates && hasLive(article) ? [liveCoverage(article, updates, frame)] : []),
    breadcrumbs(frame, stepsTo(article)),
    publisher(frame),
  );
}

/** One segment of the updates of a story, at the address that permalinks name. */
export function segmentGraph(
  article: Article,
  { segment, updates }: { segment: number; updates: readonly LiveUpdate[] },
  frame: Frame,
): PageGraph {
  const { siteUrl } = frame;
  const url = segmentUrl(article.slug, segment);
  const title = `Updates ${segment}`;
  return graph(
    {
      '@type': 'CollectionPage',
      '@id': `${siteUrl}${url}#page`,
      url: siteUrl + url,
      name: `${article.headline}, ${title.toLowerCase()}`,
      inLanguage: frame.dateline.language,
      isPartOf: { '@id': websiteId(siteUrl) },
      about: { '@id': articleId(siteUrl, article.slug) },
      hasPart: liveUpdates(article.slug, updates, frame),
    },
    breadcrumbs(frame, [...stepsTo(article), { label: title, href: url }]),
    publisher(frame),
  );
}

/** A page of a list; that of a writer is about the writer. */
export function listGraph(
  {
    title,
    description,
    url,
    author,
    above = [],
    listing = {},
  }: {
    title: string;
    description: string;
    url: string;
    author: Author | null;
    above?: readonly NavLink[];
    listing?: { series?: string };
  },
  { articles, page }: { articles: readonly ArticleSummary[]; page: number },
  frame: Frame,
): PageGraph {
  const list = { title, description, url: listPageUrl(url, page), articles };
  return graph(
    ...(author ? [profilePage(author, list, frame), itemList(list, frame)] : [collectionPage(list, frame)]),
    ...(listing.series === undefined ? [] : [creativeWorkSeries(listing.series, title, frame)]),
    breadcrumbs(frame, [...above, { label: title, href: url }]),
    publisher(frame),
  );
}

/** Any other page: about, contact, the newsletter, … */
export function pageGraph(
  page: { title: string; description: string; url: string; above?: readonly NavLink[] },
  frame: Frame,
): PageGraph {
  const { siteUrl } = frame;
  return graph(
    {
      '@type': 'WebPage',
      '@id': `${siteUrl}${page.url}#page`,
      url: siteUrl + page.url,
      name: page.title,
      ...(page.description && { description: page.description }),
      inLanguage: frame.dateline.language,
      isPartOf: { '@id': websiteId(siteUrl) },
    },
    breadcrumbs(frame, [...(page.above ?? []), { label: page.title, href: page.url }]),
    wholePublisher(frame),
  );
}

const stepsTo = ({ headline, section, slug }: Article) => [
  { label: section.name, href: sectionUrl(section.slug) },
  { label: headline, href: articleUrl(slug) },
];

const hasLive = (article: Article): article is Article & { live: Live } => article.live !== null;
