import robotsParser from 'robots-parser';
import { mediaType, outcomeOf } from '#lib/doctor/answer.ts';
import { hashOf } from '#lib/doctor/across-pages.ts';
import { examinedAs, isOneOfMany, pathOn } from '#lib/doctor/places.ts';
import { SitemapReader, type SitemapEntry } from '#lib/doctor/read-sitemap.ts';
import { checkAll, type Finding } from '#lib/doctor/rule.ts';
import { sitemapEntryRules, sitemapFileRules } from '#lib/doctor/rules/sitemaps.ts';
import type { Examination } from './examination.ts';

/** What the sitemaps of a site list. Of half a million addresses, it keeps six bytes each. */
export interface Sitemaps {
  /** Sitemaps that list pages, with the number of those in each of which there are many: articles, older updates. */
  files: { path: string; many: number }[];
  many: number;
  articles: number;
  /** Hashes of the paths that are listed. */
  listed: Set<number>;
  /** Listed paths that are no articles, with the sitemap that lists them. */
  others: Map<string, string>;
  /** Pictures that they name, the first of each sitemap. */
  pictures: Map<string, string>;
  /** Whether robots.txt keeps search engines from a path. */
  isForbidden: (path: string) => boolean;
}

const notTwice = {
  rule: 'an address is listed once',
  level: 'problem',
  source: 'https://www.sitemaps.org/protocol.html',
} as const;
const notForbidden = {
  rule: 'robots may read what sitemaps list',
  level: 'problem',
  source: 'https://www.rfc-editor.org/rfc/rfc9309',
} as const;
const isThere = {
  rule: 'sitemaps can be fetched',
  level: 'problem',
  source: 'https://www.sitemaps.org/protocol.html',
} as const;

const picturesOfEach = 50;
/** Sitemaps that an index may name (https://www.sitemaps.org/protocol.html#index). */
const mostFiles = 50_000;

/** Reads every sitemap that robots.txt names, or `/sitemap.xml`, and what they name in turn. */
export async function examineSitemaps(
  examination: Examination,
  roots: readonly string[],
  robotsTxt: string,
): Promise<Sitemaps> {
  const { site, diagnosis } = examination;
  const robots = robotsParser(`${site.url}/robots.txt`, robotsTxt);
  const found: Sitemaps = {
    files: [],
    many: 0,
    articles: 0,
    listed: new Set(),
    others: new Map(),
    pictures: new Map(),
    isForbidden: (path) => robots.isAllowed(site.url + path, 'Googlebot') === false,
  };
  const queue = [...new Set(roots)];
  const known = new Set(queue);
  for (let path = queue.shift(); path !== undefined && known.size < mostFiles; path = queue.shift()) {
    const file = path;
    let many = 0;
    let pictures = 0;
    const isNews = /news[^/]*\.xml$/.test(file);
    const findings: Finding[] = [];
    const onEntry = (entry: SitemapEntry, isIndex: boolean) => {
      const subject = { site, entry, isNews: !isIndex && (isNews || entry.news !== null) };
      diagnosis.add(checkAll(sitemapEntryRules, subject, file));
      const listed = pathOn(entry.loc, site.url);
      if (listed === null) return;
      if (isIndex) {
        if (!known.has(listed)) queue.push(listed);
        known.add(listed);
        return;
      }
      // Without news, the sitemap of news names a page all the same: it has to name one.
      const standsIn = subject.isNews && entry.news === null;
      if (!standsIn && found.isForbidden(listed))
        diagnosis.add([{ ...notForbidden, address: file, problem: `${listed} is listed, and robots.txt forbids it` }]);
      for (const image of entry.images) {
        const picture = pathOn(image, site.url);
        if (picture !== null && pictures++ < picturesOfEach) found.pictures.set(picture, file);
      }
      // News are listed a second time, beside the archive.
      if (subject.isNews) return;
      const hash = hashOf(listed);
      if (found.listed.has(hash))
        diagnosis.add([{ ...notTwice, address: file, problem: `${listed} is listed a second time` }]);
      found.listed.add(hash);
      if (examinedAs(listed) === 'article') found.articles += 1;
      if (isOneOfMany(listed)) many += 1;
      else found.others.set(listed, file);
    };
    const { answer, reader } = await readSitemap(examination, file, onEntry);
    if (answer.status !== 200) findings.push({ ...isThere, address: file, problem: `it ${outcomeOf(answer)}` });
    else {
      const { broken, entries, length } = reader;
      const isIndex = reader.isIndex ?? false;
      const subject = { site, mediaType: mediaType(answer), broken, isIndex, isNews, entries, bytes: length };
      findings.push(...checkAll(sitemapFileRules, subject, file));
      if (!isIndex && !isNews) found.files.push({ path: file, many });
      found.many += many;
    }
    diagnosis.add(findings);
  }
  return found;
}

/**
 * Paths of the articles that are to be read: all of them, or so many of each sitemap (a month) as it has of the whole.
 * Read from the sitemaps anew, so that nobody has to keep them.
 */
export async function* articlesToRead(examination: Examination, { files, many }: Sitemaps): AsyncGenerator<string> {
  const { site, scope } = examination;
  for (const file of files) {
    if (file.many === 0) continue;
    const share = Math.min(file.many, Math.ceil((scope.articles * file.many) / many));
    let seen = 0;
    const chosen: string[] = [];
    await readSitemap(examination, file.path, ({ loc }) => {
      const path = pathOn(loc, site.url);
      if (path === null || !isOneOfMany(path)) return;
      // Evenly: each time that the number of those chosen falls behind.
      if (Math.floor(((seen + 1) * share) / file.many) > Math.floor((seen * share) / file.many)) chosen.push(path);
      seen += 1;
    });
    yield* chosen;
  }
}

async function readSitemap(
  { client }: Examination,
  path: string,
  onEntry: (entry: SitemapEntry, isIndex: boolean) => void,
) {
  const reader: SitemapReader = new SitemapReader((entry) => onEntry(entry, reader.isIndex ?? false));
  const answer = await client.read(path, (text) => reader.write(text));
  if (answer.status === 200) reader.end();
  return { answer, reader };
}
