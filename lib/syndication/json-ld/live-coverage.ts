import type { BlogPosting, LiveBlogPosting } from 'schema-dts';
import type { Article, Live } from '#lib/news/article.ts';
import type { Frame } from '#lib/news/frame.ts';
import { updateUrl, type LiveUpdate } from '#lib/news/live-update.ts';
import { opening } from '#lib/news/opening.ts';
import { articleId, coverageId } from './ids.ts';
import { articleFacts } from './news-article.ts';
import { person } from './people.ts';

/** The newest updates are given with their text; who wants that of an older one finds it on the page. */
const updatesWithText = 10;
/** As Google counts: longer headlines are cut. */
const longestHeadline = 110;

/**
 * The live coverage that an article has or had: https://schema.org/LiveBlogPosting. The updates are those that the
 * article's page shows.
 *
 * @param updates newest first
 */
export function liveCoverage(
  article: Article & { live: Live },
  updates: readonly LiveUpdate[],
  frame: Frame,
): LiveBlogPosting {
  const { live, slug } = article;
  return {
    '@type': 'LiveBlogPosting',
    '@id': coverageId(frame.siteUrl, slug),
    ...articleFacts(article, frame),
    isPartOf: { '@id': articleId(frame.siteUrl, slug) },
    coverageStartTime: live.startedAt,
    ...(live.endedAt && { coverageEndTime: live.endedAt }),
    liveBlogUpdate: liveUpdates(slug, updates, frame),
  };
}

/** Live updates, each at its permalink: https://schema.org/BlogPosting. */
export function liveUpdates(slug: string, updates: readonly LiveUpdate[], { siteUrl }: Frame): BlogPosting[] {
  return updates.map(({ at, authors, editedAt, headline, number, text }, index) => ({
    '@type': 'BlogPosting',
    headline: headline || opening(text, longestHeadline),
    url: siteUrl + updateUrl(slug, number),
    datePublished: at,
    ...(editedAt && { dateModified: editedAt }),
    author: authors.map((author) => person(siteUrl, author)),
    ...(index < updatesWithText && { articleBody: text }),
  }));
}
