import type { SearchAction, WebSite } from 'schema-dts';
import type { Frame } from '#lib/news/frame.ts';
import { frontUrl, searchUrl } from '#lib/news/urls.ts';
import { publisherId, websiteId } from './ids.ts';

/** Google's way to say what the reader is to fill in: `name` of the field, in a template (https://schema.org/docs/actions.html). */
type SearchTemplate = SearchAction & { 'query-input': string };

/** The site, with its search: https://schema.org/WebSite. */
export function website(frame: Frame): WebSite {
  const search: SearchTemplate = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${frame.siteUrl}${searchUrl()}?q={words}` },
    'query-input': 'required name=words',
  };
  return {
    '@type': 'WebSite',
    '@id': websiteId(frame.siteUrl),
    url: frame.siteUrl + frontUrl(),
    name: frame.name,
    ...(frame.description && { description: frame.description }),
    inLanguage: frame.dateline.language,
    publisher: { '@id': publisherId(frame.siteUrl) },
    potentialAction: search,
  };
}
