import type { Metadata } from 'next';
import type { Article } from '#lib/news/article.ts';
import { largest } from '#lib/news/picture.ts';
import { articleUrl } from '#lib/news/urls.ts';

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
    alternates: { canonical: url },
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
