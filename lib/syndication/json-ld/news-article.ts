import type { NewsArticle } from 'schema-dts';
import { labelName } from '#lib/news/article-details.ts';
import type { Article } from '#lib/news/article.ts';
import type { Frame } from '#lib/news/frame.ts';
import type { Kind } from '#lib/news/kind.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { articleId, coverageId, publisherId, websiteId } from './ids.ts';
import { person } from './people.ts';
import { pictures } from './pictures.ts';

/**
 * What schema.org calls the kinds of articles. It has no word for an interview; a video here is an article round a film
 * that stands elsewhere, of which we know neither length nor day.
 */
const typeOfKind = {
  analysis: 'AnalysisNewsArticle',
  reporting: 'ReportageNewsArticle',
  opinion: 'OpinionNewsArticle',
  explainer: 'BackgroundNewsArticle',
  interview: 'NewsArticle',
  video: 'NewsArticle',
} as const satisfies Record<Kind, string>;

/** An article on its own page: https://schema.org/NewsArticle or a type below it. */
export function newsArticle(article: Article, frame: Frame): NewsArticle {
  const { corrections, kind, live, section, slug, topics, wordCount, details } = article;
  const { siteUrl } = frame;
  return {
    '@type': typeOfKind[kind],
    '@id': articleId(siteUrl, slug),
    mainEntityOfPage: siteUrl + articleUrl(slug),
    ...articleFacts(article, frame),
    articleSection: section.name,
    ...(topics.length > 0 && { keywords: topics.map(({ name }) => name) }),
    wordCount,
    ...(details.dateline && {
      dateline: details.dateline,
      contentLocation: { '@type': 'Place' as const, name: details.dateline },
    }),
    // The label is the only name of who paid that we know.
    ...(details.label && { genre: labelName[details.label] }),
    ...(corrections.length > 0 && {
      correction: corrections.map(({ at, text }) => ({
        '@type': 'CorrectionComment' as const,
        datePublished: new Date(at).toISOString(),
        text,
      })),
    }),
    ...(live && { hasPart: { '@id': coverageId(siteUrl, slug) } }),
  };
}

/** What search engines ask of an article and of its live coverage alike. */
export function articleFacts(article: Article, frame: Frame) {
  const { authors, dek, headline, publishedAt, slug, updatedAt, details } = article;
  const { siteUrl } = frame;
  const image = pictures(siteUrl, article.image);
  return {
    url: siteUrl + articleUrl(slug),
    headline,
    ...(dek && { description: dek }),
    ...(image.length > 0 && { image }),
    datePublished: publishedAt,
    dateModified: updatedAt ?? publishedAt,
    author: authors.map((author) => person(siteUrl, author)),
    publisher: { '@id': publisherId(siteUrl) },
    isPartOf: { '@id': websiteId(siteUrl) },
    inLanguage: details.language ?? frame.dateline.language,
    // Where the original of a syndicated article stands.
    ...(details.canonicalUrl && { isBasedOn: details.canonicalUrl }),
    isAccessibleForFree: true,
  };
}
