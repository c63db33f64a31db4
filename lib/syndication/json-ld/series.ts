import type { CreativeWorkSeries } from 'schema-dts';
import type { Frame } from '#lib/news/frame.ts';
import { seriesUrl } from '#lib/news/urls.ts';
import { publisherId, seriesId } from './ids.ts';

/** What an article's graph calls the series that it is a part of: https://schema.org/CreativeWorkSeries. */
export const creativeWorkSeries = (slug: string, name: string, { siteUrl }: Frame): CreativeWorkSeries => ({
  '@type': 'CreativeWorkSeries',
  '@id': seriesId(siteUrl, slug),
  name,
  url: siteUrl + seriesUrl(slug),
  publisher: { '@id': publisherId(siteUrl) },
});
