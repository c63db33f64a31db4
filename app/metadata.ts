import type { Metadata } from 'next';
import type { Article } from '#lib/news/article.ts';
import { segmentUrl } from '#lib/news/live-update.ts';
import { largest } from '#lib/news/picture.ts';
import { articleUrl, feedFormats, feedUrl, sectionUrl, type FeedFormat } from '#lib/news/urls.ts';

/**
 * The one address of a page and the feed that follows it, in each format. Next replaces `alternates` as a whole, so a
 * page that names its canonical address must name its feed too.
 *
 * @param listUrl the list whose feed to offer; null is everything
 */
export function alternates(canonical: string, listUrl: string | null, title: string): Metadata['alternates'] {
  const formats = Object.entries(feedFormats).map(([format, { name, type }]) => [
    type,
    [{ url: feedUrl(listUrl, format as FeedFormat), title: `${title} (${name})` }],
  ]);
  return { canonical, types: Object.fromEntries(formats) };
}

/** What an article says of itself to search engines and to whoever passes it on. */
export function articleMetadata(article: Article): Metadata {
  const picture = article.image && largest(article.image.file, '16x9');
  const description = article.dek || undefined;
  const url = articleUrl(article.slug);
  const images = picture ? [{ ...picture, alt: article.image?.alt ?? '' }] : [];
  return {
    title: article.headline,
    description,
    authors: article.authors.map(({ name }) => ({ name })),
    alternates: alternates(url, sectionUrl(article.section.slug), article.section.name),
    openGraph: {
      type: 'article',
      title: article.headline,
      description,
      url,
      images,
      publishedTime: article.publishedAt,
      modifiedTime: article.updatedAt ?? article.publishedAt,
      authors: article.authors.map(({ name }) => name),
      section: article.section.name,
      tags: article.topics.map(({ name }) => name),
    },
    twitter: { card: picture ? 'summary_large_image' : 'summary', title: article.headline, description, images },
    robots: { index: true, follow: true, 'max-image-preview': 'large' },
  };
}

/**
 * What one segment of an article's updates says of itself. Search engines are led to the article for what it shows
 * itself.
 */
export function segmentMetadata(article: Article, segment: number, onArticle: boolean): Metadata {
  const url = segmentUrl(article.slug, segment);
  return {
    title: `${article.headline}, updates ${segment}`,
    alternates: alternates(url, sectionUrl(article.section.slug), article.section.name),
    openGraph: { type: 'article', title: article.headline, url },
    robots: { index: !onArticle, follow: true },
  };
}
