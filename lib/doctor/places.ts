import { authorUrl, feedUrl, frontUrl, kindUrl, latestUrl, searchUrl, sectionUrl, topicUrl } from '#lib/news/urls.ts';
import type { Kind } from '#lib/news/kind.ts';

export type PageType = 'front' | 'article' | 'segment' | 'list' | 'author' | 'further' | 'other';

/** Where a link leads: to this site, to another one, or (null) nowhere that can be asked. */
export type Place = { on: 'site'; path: string; fragment: string | null } | { on: 'elsewhere'; url: string } | null;

/**
 * Reads an address as it stands on a page.
 *
 * @param siteUrl the site's address, without a slash at the end
 * @param path of the page it stands on
 */
export function placeOf(href: string, siteUrl: string, path: string): Place {
  const url = URL.parse(href.trim(), siteUrl + path);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  // A host may be written with the dot of the root behind it.
  url.hostname = url.hostname.replace(/\.$/, '');
  if (url.origin !== new URL(siteUrl).origin) return { on: 'elsewhere', url: url.href };
  // A text to be highlighted is no part of the page (https://wicg.github.io/scroll-to-text-fragment/).
  const fragment = decoded(url.hash.slice(1).replace(/:~:.*$/, '')) || null;
  return { on: 'site', path: url.pathname + url.search, fragment };
}

/** The path of an address on this site, or null. */
export function pathOn(href: string, siteUrl: string): string | null {
  const place = placeOf(href, siteUrl, '/');
  return place?.on === 'site' ? place.path : null;
}

/** What sort of page lives at a path. */
export function pageTypeOf(path: string): PageType {
  const plain = path.split('?')[0]!;
  if (plain === frontUrl()) return 'front';
  if (/^\/article\/[^/.]+$/.test(plain)) return 'article';
  if (/^\/article\/[^/]+\/updates\/[^/]+$/.test(plain)) return 'segment';
  if (/\/page\/\d+$/.test(plain)) return 'further';
  const isIn = (list: string) => plain.startsWith(list) && /^[^/]+$/.test(plain.slice(list.length));
  if (isIn(authorUrl(''))) return 'author';
  if (plain === latestUrl() || [sectionUrl(''), topicUrl(''), kindUrl('' as Kind)].some(isIn)) return 'list';
  return 'other';
}

/** Whether a path is one of many, of which a large site has too many to read each. */
export const isOneOfMany = (path: string): boolean => ['article', 'segment', 'further'].includes(pageTypeOf(path));

/** Paths that are no pages of their own, but answer a form. */
export const answersForm = (path: string): boolean => path.startsWith(`${searchUrl()}?`);

export const feedOfEverything = feedUrl(null);

/** Whether a feed lives at a path, whichever its format. */
export const isFeed = (path: string): boolean => /^\/feeds\/.*\.(?:xml|json)$/.test(path);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
