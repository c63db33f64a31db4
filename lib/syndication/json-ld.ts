import type { Article } from '#lib/news/article.ts';
import type { Frame } from '#lib/news/frame.ts';
import { largest } from '#lib/news/picture.ts';
import { authorUrl } from '#lib/news/urls.ts';

/** An article as schema.org's NewsArticle (https://schema.org/NewsArticle). */
export function articleJsonLd(article: Article, frame: Frame, path: string): Record<string, unknown> {
  const url = frame.siteUrl + path;
  const images = (['16x9', '4x3', '1x1'] as const).flatMap((shape) => {
    const variant = article.image && largest(article.image.file, shape);
    return variant ? [frame.siteUrl + variant.url] : [];
  });
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': `${url}#article`,
    url,
    mainEntityOfPage: url,
    headline: article.headline,
    ...(article.dek ? { description: article.dek } : {}),
    ...(images.length > 0 ? { image: images } : {}),
    datePublished: article.publishedAt,
    dateModified: article.updatedAt ?? article.publishedAt,
    author: article.authors.map(({ slug, name }) => ({
      '@type': 'Person',
      name,
      url: frame.siteUrl + authorUrl(slug),
    })),
    publisher: {
      '@type': 'NewsMediaOrganization',
      '@id': `${frame.siteUrl}/#publisher`,
      name: frame.name,
      url: frame.siteUrl,
    },
    articleSection: article.section.name,
    keywords: article.topics.map(({ name }) => name),
    wordCount: article.wordCount,
    inLanguage: frame.dateline.language,
    isAccessibleForFree: true,
    ...(article.corrections.length > 0
      ? {
          correction: article.corrections.map(({ at, text }) => ({
            '@type': 'CorrectionComment',
            datePublished: at,
            text,
          })),
        }
      : {}),
  };
}
