import { pages, type Page } from '#lib/news/addresses.ts';
import { pageAt } from '#lib/news/pages-at.ts';
import { feedUrl, searchUrl } from '#lib/news/urls.ts';

/** As what a page is examined. */
export type Examined = Page['doctor'] | 'further';

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

/** As what the page at a path is examined. */
export function examinedAs(path: string): Examined {
  const at = pageAt(path);
  if (at?.isFurther) return 'further';
  return at?.page.doctor ?? 'other';
}

/** Whether a path is one of many, of which a large site has too many to read each. */
export function isOneOfMany(path: string): boolean {
  const at = pageAt(path);
  return at !== null && (at.isFurther || at.page.many);
}

/** Whether a sitemap lists the page at a path, where search engines may show it. */
export function isListed(path: string): boolean {
  const at = pageAt(path);
  return at !== null && !at.isFurther && at.page.sitemap !== null;
}

/** Paths that are no pages of their own, but answer a form. */
export const answersForm = (path: string): boolean => path.startsWith(`${searchUrl()}?`);

export const feedOfEverything = feedUrl(null);

/** Whether a feed lives at a path, whichever its format. */
export const isFeed = (path: string): boolean => pageAt(path)?.page === pages.feed && /\.(?:xml|json)$/.test(path);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
