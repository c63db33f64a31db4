import { statSync } from 'node:fs';
import path from 'node:path';
import { pages, type PageName } from '#lib/news/addresses.ts';
import { kinds } from '#lib/news/kinds.ts';
import { isReserved, pageAt } from '#lib/news/pages-at.ts';
import { partsOfTag } from '#lib/news/tags.ts';
import type { Entries } from './entries.ts';

/** Segments below which things have slugs, `/section/europe`: what is no longer there may have moved. */
type Shelf = {
  [Name in PageName]: (typeof pages)[Name]['path'] extends `/${Name}/[slug]` ? Name : never;
}[PageName];
const shelves = (Object.keys(pages) as PageName[]).filter(
  (name): name is Shelf => pages[name].path === `/${name}/[slug]`,
);

/** The slugs of what there is, by what it is. */
export type Inhabited = Readonly<Record<Shelf | 'page', ReadonlySet<string>>>;

/** @param elsewhere articles that the desk or an import owns */
export function inhabitedBy(entries: Entries, elsewhere: Iterable<string> = []): Inhabited {
  const slugs = (list: readonly { slug: string }[]) => list.map(({ slug }) => slug);
  return {
    article: new Set([...slugs(entries.articles), ...elsewhere]),
    section: new Set(slugs(entries.sections)),
    topic: new Set(slugs(entries.topics)),
    author: new Set(slugs(entries.authors)),
    kind: new Set(kinds),
    page: new Set(slugs(entries.pages)),
  };
}

/**
 * Who answers at an address, in words; null when it is free to be an old one, as is that of an article which was
 * renamed, of a section that is gone, or the front page with a query of another system.
 */
export function whoAnswers(address: string, inhabited: Inhabited): string | null {
  const [path = '', query] = address.split('?');
  const [, first = '', second = '', ...more] = path.split('/');
  if (query !== undefined) return isReserved(first) ? 'the site itself' : null;
  if (first === '') return 'the front page';
  const shelf = shelfIn(first);
  if (shelf && second !== '' && more.length === 0)
    return inhabited[shelf].has(second) ? `the ${shelf} ${second}` : null;
  if (isReserved(first)) return 'the site itself';
  return second === '' && inhabited.page.has(first) ? `the page ${first}` : null;
}

/** Whether there is something at an address. */
export function isInhabited(address: string, inhabited: Inhabited): boolean {
  const [path = ''] = address.split('?');
  // Of pictures nobody here knows which there are, nor of feeds: what is written like them is believed.
  if (isPublicFile(path) || /^\/media\/./.test(path)) return true;
  const found = pageAt(path);
  if (!found || found.page.internal) return false;
  const [thing] = partsOfTag(found.page.tags[0] ?? '');
  const slugs: ReadonlySet<string> | undefined = inhabited[thing as keyof Inhabited];
  return slugs?.has(found.params.slug ?? '') ?? true;
}

/** Whether the site serves a file as it lies in `public/`, such as `/favicon.ico`. */
function isPublicFile(address: string): boolean {
  const folder = path.resolve('public');
  const file = path.join(folder, address);
  if (address.includes('\0') || !file.startsWith(folder + path.sep)) return false;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

export const shelfIn = (segment: string): Shelf | null => shelves.find((name) => name === segment) ?? null;
