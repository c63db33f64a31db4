import { filled, reader, type Params } from './address-pattern.ts';
import { otherSegments, pages, type Page, type PageName } from './addresses.ts';
import { tags } from './tags.ts';

/** What is at an address. */
export interface PageAt {
  page: Page;
  params: Params;
  /** The second page of a list, or one behind it. */
  isFurther: boolean;
}

/** Every page, as `addresses.ts` has them. */
export const everyKind: readonly Page[] = Object.values(pages);

/** The first segment of an address: `section` of `/section/europe`. */
const firstSegment = (path: string) => path.split('/', 2)[1] ?? '';

const readers = everyKind.map((page) => ({
  page,
  read: reader(page.path, '[^/.]+'),
  readFurther: page.list ? reader(page.path, '[^/.]+', '/page/[1-9]\\d*') : () => null,
}));
const bySegment = Map.groupBy(readers, ({ page }) => firstSegment(page.path));
const standing = bySegment.get(firstSegment(pages.page.path))!;

/** First segments that the site itself uses; no standing page or old address may begin with one. */
const reserved: ReadonlySet<string> = new Set([
  ...[...bySegment.keys()].filter((segment) => segment !== '' && !segment.startsWith('[')),
  ...Object.keys(otherSegments),
]);
export const isReserved = (segment: string): boolean => reserved.has(segment);

/**
 * The page whose address this is, whether or not there is anything; null where no page has such an address.
 *
 * @param address a path; a query does not count
 */
export function pageAt(address: string): PageAt | null {
  const path = address.replace(/\?.*$/s, '');
  for (const { page, read, readFurther } of bySegment.get(firstSegment(path)) ?? standing) {
    const params = read(path);
    if (params) return { page, params, isFurther: false };
    const further = readFurther(path);
    if (further) return { page, params: further, isFurther: true };
  }
  return null;
}

/** How Next is asked for an address: as the page it is, or as those that begin like it. */
export function routedAt(path: string): Page {
  return pageAt(path)?.page ?? (bySegment.get(firstSegment(path)) ?? standing)[0]!.page;
}

/** The tag of what the page at an address is about; null where that is not one thing. */
export function tagAt(address: string): string | null {
  const at = pageAt(address);
  const [tag] = at?.page.tags ?? [];
  return at && tag?.includes('[') ? filled(tag, at.params) : null;
}

/** Where what belongs to an article begins: its page, its updates, its feed of live coverage, its card. */
const articlePaths = everyKind
  .filter(({ tags: [about] }) => about === tags.article('[slug]'))
  .map(({ path }) => path.slice(0, path.indexOf('[')));
const ofArticle = new RegExp(
  `^(?:${[...new Set(articlePaths)].map((path) => RegExp.escape(path)).join('|')})([^/?.]+)`,
);

/** The slug of the article that a path belongs to, as it is written there; null where it is no article's. */
export const articleAt = (path: string): string | null => ofArticle.exec(path)?.[1] ?? null;

/** Names of pages for which something holds. */
export const namesWhere = (holds: (page: Page) => boolean): PageName[] =>
  (Object.keys(pages) as PageName[]).filter((name) => holds(pages[name]));
