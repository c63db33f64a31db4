import { parsePolicy, type Link, type Publication } from '#lib/config/publication.ts';
import { placeOf } from '#lib/doctor/places.ts';
import { oldAddress } from '#lib/news/old-address.ts';
import { articleUrl, authorUrl, pageAnchors, pageUrl } from '#lib/news/urls.ts';
import type { CheckedFolder } from './check-folder.ts';
import type { Compiled } from './compile-folder.ts';
import { deadAddress } from './dead-address.ts';
import type { Entry } from './entries.ts';
import type { ContentProblem } from './problem.ts';
import { inhabitedBy } from './site-addresses.ts';
import { lineIn } from './text-links.ts';

/** The pages on which texts stand; what is written in a section's or topic's file nobody sees. */
const pageOf = { articles: articleUrl, authors: authorUrl, pages: pageUrl };
const foldersWithPages = ['articles', 'authors', 'pages'] as const;

/** The site, where nobody says its address. */
const nameless = 'http://self.invalid';

interface Around {
  checked: CheckedFolder;
  /** By path of the file. */
  compiled: ReadonlyMap<string, Compiled>;
  /** Addresses of the site, without slashes at their ends. */
  sites: readonly string[];
  /** The anchors of an article that has no file. */
  idsElsewhere: (slug: string) => Promise<readonly string[]>;
}

type Found = Pick<ContentProblem, 'problem' | 'instead' | 'severity'>;

/**
 * Links to addresses of this site where nothing is, and to parts of pages that are not there: in texts and in the navigation.
 * They are read as the doctor reads them (`lib/doctor/places.ts`).
 */
export async function checkLinks(around: Around): Promise<ContentProblem[]> {
  const { checked, compiled, sites } = around;
  const check = judge(around);
  const problems: ContentProblem[] = [];
  const look = async (file: string, line: number, href: string, page: string) => {
    const place = placeIn(href, sites, page);
    const found = place && (await check(place, href));
    if (found) problems.push({ file, line, ...found });
  };
  for (const folder of foldersWithPages) {
    for (const { slug, source } of checked.entries[folder] as readonly Entry<unknown>[]) {
      const links = compiled.get(source.path)?.textLinks.links ?? [];
      for (const { href, line } of links) await look(source.label, line, href, pageOf[folder](slug));
    }
  }
  const { publication, files } = checked;
  if (!publication || !files.publication) return problems;
  const { label, text } = files.publication;
  for (const href of hrefsOf(publication)) await look(label, lineIn(text, href) + 1, href, '/');
  for (const reference of Object.values(publication.organization.policies)) {
    const { slug, anchor } = parsePolicy(reference ?? '');
    if (anchor) await look(label, lineIn(text, reference ?? '') + 1, pageUrl(slug) + anchor, '/');
  }
  return problems;
}

/** Where a link leads on this site; null where it leads elsewhere. */
function placeIn(href: string, sites: readonly string[], page: string) {
  for (const site of [...sites, nameless]) {
    const place = placeOf(href, site, page);
    if (place?.on === 'site') return place;
  }
  return null;
}

/** Says what is wrong with a place, as it was written. */
function judge({ checked, compiled, idsElsewhere }: Around) {
  const { entries, redirects, surroundings } = checked;
  const inhabited = inhabitedBy(entries);
  const pages = new Map(
    foldersWithPages.flatMap((folder) =>
      (entries[folder] as readonly Entry<unknown>[]).map(({ slug, source }) => [pageOf[folder](slug), source.path]),
    ) as [string, string][],
  );

  return async (place: { path: string; fragment: string | null }, written: string): Promise<Found | null> => {
    const path = place.path.replace(/\?.*$/s, '').replace(/(?<=.)\/$/, '');
    // It leads on; where that is, the files that say so are checked for.
    if (surroundings.oldUrl(place.path) !== null || redirects.has(oldAddress(place.path))) return null;
    const [, article, below] = /^\/article\/([^/]+)(.*)$/s.exec(path) ?? [];
    const isThere = article !== undefined && (await surroundings.article(article)) !== null;
    if (isThere) return below === '' ? partOf(path, article, place.fragment, written) : null;
    // The compiler has told of an article that is not there, by its path.
    if (article !== undefined && written.startsWith('/')) return null;
    return deadAddress(path, inhabited, written) ?? partOf(path, null, place.fragment, written);
  };

  async function partOf(
    path: string,
    article: string | null,
    fragment: string | null,
    written: string,
  ): Promise<Found | null> {
    if (fragment === null || pageAnchors.includes(fragment) || /^update-\d+$/.test(fragment)) return null;
    const file = pages.get(path);
    if (file === undefined && article === null) return null;
    const text = file === undefined ? null : compiled.get(file);
    // Of a text that could not be compiled nobody knows its anchors.
    if (file !== undefined && !text) return null;
    const ids = text ? text.textLinks.ids : await idsElsewhere(article!);
    if (ids.includes(fragment)) return null;
    const some = ids.filter((id) => !/^(?:note|ref)-/.test(id)).slice(0, 12);
    const instead =
      some.length > 0 ? `write one of ${some.map((id) => `#${id}`).join(', ')}` : 'leave # and what follows out';
    return { problem: `${written} leads to no part of that page`, instead, severity: 'warning' };
  }
}

const hrefOf = (link: Link): string[] => (typeof link === 'string' ? [] : [link.href]);

const hrefsOf = ({ index, footer }: Publication): string[] => [
  ...(index ?? []).flatMap(({ links }) => links.flatMap(hrefOf)),
  ...footer.flatMap(hrefOf),
];
