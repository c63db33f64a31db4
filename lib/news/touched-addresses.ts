import { filled, reader, starred, type Params } from './address-pattern.ts';
import { everyPage, type Page } from './addresses.ts';
import { everyKind } from './pages-at.ts';
import { tags } from './tags.ts';
import { feedUrls } from './urls.ts';

/** Reads a tag by a pattern of `addresses.ts`. */
const byTag = (pattern: string) => reader(pattern, '.+');

const touching = everyKind.flatMap((page) =>
  page.tags.map((pattern, i) => ({ page, read: byTag(pattern), isOwn: i === 0 })),
);
const announced = everyKind.flatMap((page) =>
  page.announced === null ? [] : [{ path: page.path, read: byTag(page.announced) }],
);

/** Addresses that a change prints again; with `*` for whatever follows, e.g. the further pages of a list. */
export function addressesOf(tag: string): string[] {
  if (everyPage.includes(tag)) return ['/*'];
  if (tag === tags.feeds) return feedUrls(null);
  return touching.flatMap(({ page, read, isOwn }) => {
    const params = read(tag);
    return params ? addressesWith(page, params, isOwn) : [];
  });
}

function addressesWith({ path, query, list, feeds }: Page, params: Params, withFeeds: boolean): string[] {
  const url = starred(path, params);
  return [
    url,
    ...(Object.keys(query).length > 0 ? [`${url}?*`] : []),
    ...(list ? [`${url}/page/*`] : []),
    ...(feeds && withFeeds ? feedUrls(url) : []),
  ];
}

/**
 * The pages that search engines are told of when these tags changed: those that say something else now, or are gone.
 * Not the lists that an article is in, which they visit anyway.
 */
export function pagesChanged(changed: readonly string[]): string[] {
  return changed.flatMap((tag) =>
    announced.flatMap(({ path, read }) => {
      const params = read(tag);
      return params ? [filled(path, params)] : [];
    }),
  );
}

/** The feeds that say something else when these tags changed. */
export function feedsChanged(changed: readonly string[]): string[] {
  return changed.flatMap((tag) => {
    if (tag === tags.feeds) return feedUrls(null);
    return touching.flatMap(({ page, read, isOwn }) => {
      const params = page.feeds && isOwn ? read(tag) : null;
      return params ? feedUrls(filled(page.path, params)) : [];
    });
  });
}

/** Whether an address is one of these. */
export function isAmong(addresses: readonly string[], address: string): boolean {
  return addresses.some((each) => (each.endsWith('*') ? address.startsWith(each.slice(0, -1)) : address === each));
}
