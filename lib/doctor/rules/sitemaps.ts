import { pathOn } from '../places.ts';
import type { SitemapEntry } from '../read-sitemap.ts';
import { unless, type Rule } from '../rule.ts';
import type { Site } from '../answer.ts';

const protocol = 'https://www.sitemaps.org/protocol.html';
const news = 'https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap';

/** A sitemap as a whole. */
export interface SitemapFile {
  site: Site;
  mediaType: string;
  broken: string | null;
  isIndex: boolean;
  /** Whether its entries are news: it may be empty. */
  isNews: boolean;
  entries: number;
  bytes: number;
}

const mostEntries = 50_000;
const mostBytes = 50 * 1024 * 1024;
const mostNews = 1000;
const newsHours = 48;
const hour = 3_600_000;
/** Clocks differ, and a sitemap may be an hour old. */
const minute = 60_000;

export const sitemapFileRules: readonly Rule<SitemapFile>[] = [
  {
    name: 'a sitemap is XML',
    level: 'problem',
    source: protocol,
    check: ({ broken, mediaType }) => [
      ...(broken === null ? [] : [broken]),
      ...unless(/^(?:application|text)\/xml$/.test(mediaType), `it is served as ${mediaType || 'nothing'}, not as XML`),
    ],
  },
  {
    name: 'a sitemap is not too large',
    level: 'problem',
    source: protocol,
    check: ({ entries, bytes }) => [
      ...unless(entries <= mostEntries, `it has ${entries} entries; at most ${mostEntries} are read`),
      ...unless(bytes <= mostBytes, `it has ${bytes} bytes; at most ${mostBytes} are read`),
    ],
  },
  {
    name: 'a news sitemap is short',
    level: 'problem',
    source: news,
    check: ({ isNews, entries }) =>
      unless(!isNews || entries <= mostNews, `it has ${entries} entries; at most ${mostNews} are read`),
  },
];

/** One entry of a sitemap. */
export interface ListedAddress {
  site: Site;
  entry: SitemapEntry;
  /** Whether it stands in a news sitemap. */
  isNews: boolean;
}

export const sitemapEntryRules: readonly Rule<ListedAddress>[] = [
  {
    name: 'a sitemap lists addresses of its site',
    level: 'problem',
    source: protocol,
    check: ({ entry: { loc, images }, site }) => [
      ...unless(pathOn(loc, site.url) !== null && URL.canParse(loc), `"${loc}" is no absolute address on ${site.url}`),
      ...images.filter((image) => !URL.canParse(image)).map((image) => `the picture "${image}" is no absolute address`),
    ],
  },
  {
    name: 'dates of a sitemap',
    level: 'problem',
    source: 'https://www.w3.org/TR/NOTE-datetime',
    check: ({ entry: { loc, lastmod }, site }) => {
      if (lastmod === null) return [];
      const time = Date.parse(lastmod);
      if (!w3cDate.test(lastmod) || Number.isNaN(time))
        return [`${loc} has the lastmod "${lastmod}", which is no date`];
      return unless(time <= Date.parse(site.now) + minute, `${loc} has a lastmod in the future: ${lastmod}`);
    },
  },
  {
    name: 'news of the last two days',
    level: 'problem',
    source: news,
    check: ({ entry: { loc, news: said }, isNews, site }) => {
      if (!isNews) return [];
      // A sitemap needs one address also where there is no news: the front then stands for it.
      if (said === null) return unless(pathOn(loc, site.url) === '/', `${loc} has no news element`);
      const age = Date.parse(site.now) - Date.parse(said.publicationDate);
      return [
        ...(['name', 'language', 'title'] as const)
          .filter((field) => said[field] === '')
          .map((field) => `${loc} has no news:${field}`),
        ...unless(w3cDate.test(said.publicationDate), `${loc} has no news:publication_date`),
        // An hour more: a sitemap is printed again when something changes, and at least once an hour.
        ...unless(!(age > (newsHours + 1) * hour), `${loc} is older than ${newsHours} hours`),
        ...unless(!(age < -minute), `${loc} was published in the future`),
      ];
    },
  },
];

const w3cDate = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?)?)?$/;
