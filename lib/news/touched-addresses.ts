import {
  kindUrl,
  articleUrl,
  authorUrl,
  embedUrl,
  feedUrls,
  frontUrl,
  latestUrl,
  llmsUrl,
  markdownUrl,
  notFoundUrl,
  oembedUrl,
  robotsUrl,
  searchUrl,
  sectionUrl,
  topicUrl,
} from './urls.ts';
import type { Kind } from './kind.ts';
import { partsOfTag } from './tags.ts';
import { monthSitemapUrl, newsSitemapUrl, pagesSitemapUrl, sitemapIndexUrl, updatesSitemapUrl } from './sitemaps.ts';

/** Addresses that a change prints again; with `*` for whatever follows, e.g. the further pages of a list. */
export function addressesOf(tag: string): string[] {
  const [type, slug] = partsOfTag(tag);
  const list = (url: string) => [url, `${url}/page/*`, ...feedUrls(url)];
  switch (type) {
    case 'article':
      return [
        articleUrl(slug),
        markdownUrl(slug),
        embedUrl(slug),
        `${oembedUrl()}?*`,
        `${articleUrl(slug)}/updates/*`,
        `/api/live/${slug}`,
      ];
    case 'section':
      return [...list(sectionUrl(slug)), robotsUrl()];
    case 'topic':
      return list(topicUrl(slug));
    case 'author':
      return list(authorUrl(slug));
    case 'kind':
      return list(kindUrl(slug as Kind));
    case 'front':
      return [frontUrl(), llmsUrl()];
    case 'feeds':
      return feedUrls(null);
    case 'archive':
      return [latestUrl(), `${latestUrl()}/page/*`, llmsUrl(), `${searchUrl()}*`, notFoundUrl(), ...listings];
    case 'month':
      return [monthSitemapUrl(slug), monthSitemapUrl(slug).replace('.xml', '-*')];
    case 'news':
      return [newsSitemapUrl()];
    case 'redirects':
      // Whatever has no page of its own.
      return ['/*'];
    case 'share':
      return shownWith(slug);
    case 'breaking':
    case 'publication':
      return ['/*'];
    default:
      return [];
  }
}

const listings = [sitemapIndexUrl(), pagesSitemapUrl(), updatesSitemapUrl(), newsSitemapUrl()];

/** The pages that name a share image: those of what it belongs to. */
function shownWith(of: string): string[] {
  const [type, slug = ''] = of.split(':');
  if (type === 'article') return [articleUrl(slug), `${articleUrl(slug)}/updates/*`];
  if (type === 'publication') return ['/*'];
  const list = type === 'section' ? sectionUrl(slug) : authorUrl(slug);
  return [list, `${list}/page/*`];
}

/** Whether an address is one of these. */
export function isAmong(addresses: readonly string[], address: string): boolean {
  return addresses.some((each) => (each.endsWith('*') ? address.startsWith(each.slice(0, -1)) : address === each));
}
