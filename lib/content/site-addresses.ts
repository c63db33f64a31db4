import { statSync } from 'node:fs';
import path from 'node:path';
import { kinds } from '#lib/news/kinds.ts';
import { reservedSegments } from '#lib/news/urls.ts';
import type { Entries } from './entries.ts';

/** Segments below which things have slugs: what is no longer there may have moved. */
const shelves = ['article', 'section', 'topic', 'author', 'kind'] as const;
type Shelf = (typeof shelves)[number];

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

export const isReserved = (segment: string) => (reservedSegments as readonly string[]).includes(segment);

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

/** What has an address, and no file of its own. */
const furniture = ['/', '/latest', '/search', '/newsletter', '/feeds'];

/** Whether there is something at an address. */
export function isInhabited(address: string, inhabited: Inhabited): boolean {
  const [path = ''] = address.split('?');
  if (isPublicFile(path)) return true;
  if (furniture.includes(path.replace(/(?<=^\/latest)\/page\/[1-9]\d*$/, ''))) return true;
  // The Markdown twin of an article.
  const twin = /^\/article\/([^/]+)\.md$/.exec(path)?.[1];
  if (twin !== undefined) return inhabited.article.has(twin);
  // Of feeds and pictures nobody here knows which there are: what begins like them is believed.
  if (/^\/(?:feeds|media)\/./.test(path)) return true;
  const [, first = '', second = '', ...more] = path.split('/');
  const shelf = shelfIn(first);
  if (shelf) return inhabited[shelf].has(second) && /^(?:|(?:page|updates)\/[1-9]\d*)$/.test(more.join('/'));
  return second === '' && inhabited.page.has(first);
}

/** Whether the site serves a file as it lies in `public/`, such as `/favicon.ico`. */
function isPublicFile(address: string): boolean {
  const folder = path.resolve('public');
  const file = path.join(folder, address);
  if (address.includes('\0') || !file.startsWith(folder + path.sep)) return false;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

export const shelfIn = (segment: string): Shelf | null => shelves.find((name) => name === segment) ?? null;
