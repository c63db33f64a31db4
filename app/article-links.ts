import type { Metadata } from 'next';
import type { Article } from '#lib/news/article.ts';
import { articleUrl, markdownUrl, oembedUrl } from '#lib/news/urls.ts';
import { readPublication } from '#lib/newsroom/publication.ts';
import { withCrawlerMarks } from '#app/crawler-marks.ts';

/**
 * What an article's page says besides to programs: where its Markdown twin is, how it is embedded (https://oembed.com,
 * section 4), and what its section has other rules for than the rest.
 */
export async function forPrograms(article: Article, metadata: Metadata): Promise<Metadata> {
  const { siteUrl, crawlers } = await readPublication();
  const url = encodeURIComponent(siteUrl + articleUrl(article.slug));
  const oembed = (format: string) => [{ url: `${oembedUrl()}?url=${url}&format=${format}`, title: article.headline }];
  const alternates = {
    ...metadata.alternates,
    types: {
      ...metadata.alternates?.types,
      'text/markdown': markdownUrl(article.slug),
      'application/json+oembed': oembed('json'),
      'text/xml+oembed': oembed('xml'),
    },
  };
  return withCrawlerMarks({ ...metadata, alternates }, crawlers, article.section.slug);
}
