import { mediaType, outcomeOf, type Answer, type Site } from '../answer.ts';
import { pathOn } from '../places.ts';
import type { ReadFeed } from '../read-feed.ts';
import { readPage } from '../read-page.ts';
import { unless, type Rule } from '../rule.ts';
import { hasOffset, sameAddress } from './document.ts';

const best = 'https://www.rssboard.org/rss-profile';
const atom = 'https://www.rfc-editor.org/rfc/rfc4287';

/** A feed as it was answered and read. */
export interface Feed {
  site: Site;
  /** Path on the site. */
  path: string;
  answer: Answer;
  read: ReadFeed | { broken: string };
  /** The path of the newest article that belongs in it; null where that is not known. */
  newest: string | null;
  /** Fewest entries that it must have; 0 where that is not known. */
  atLeast: number;
}

/** What a feed may be served as, the right name first; browsers show a style only with a general one. */
const typesOfFormat = {
  rss: ['application/rss+xml', 'application/xml', 'text/xml'],
  rdf: ['application/rdf+xml', 'application/xml', 'text/xml'],
  atom: ['application/atom+xml', 'application/xml', 'text/xml'],
  json: ['application/feed+json', 'application/json'],
} as const;

const minute = 60_000;

const isAbsolute = /^(?:[a-z][a-z\d+.-]*:|#)/i;
/** Most texts have no such address: a feed has thirty of them, and reading each would be most of the work. */
const mayBeRelative = /(?:href|src|srcset|action|poster)\s*=\s*(?:["']\s*)?(?![a-z][a-z\d+.-]*:|#|["'\s])/i;

export const feedRules: readonly Rule<Feed>[] = [
  {
    name: 'a feed can be read',
    level: 'problem',
    source: 'https://validator.w3.org/feed/docs/',
    check: ({ read, answer }) => {
      if ('broken' in read) return [read.broken];
      return [
        ...unless(read.title !== null, 'the feed has no title'),
        ...unless(
          typesOfFormat[read.format].some((type) => type === mediaType(answer)),
          `it is ${typesOfFormat[read.format][0]}, and served as ${mediaType(answer) || 'nothing'}`,
        ),
      ];
    },
  },
  of(
    'a feed names itself and its page',
    'https://www.rssboard.org/rss-profile#namespace-elements-atom-link',
    (feed, { site, path }) => [
      ...unless(
        feed.self !== null && sameAddress(feed.self, site.url + path),
        `the feed says that its address is ${feed.self ?? 'nothing'}, not ${site.url + path}`,
      ),
      ...unless(
        feed.home !== null && isOn(feed.home, site),
        `the feed leads to ${feed.home ?? 'no page'}; write the address of its page on ${site.url}`,
      ),
    ],
  ),
  of('entries have an id of their own', atom, ({ items }) => {
    const ids = items.map(({ id }) => id);
    return [
      ...unless(!ids.includes(null), 'an entry has no id'),
      ...[...new Set(ids.filter((id, i) => id !== null && ids.indexOf(id) !== i))].map(
        (id) => `two entries have the id ${id}`,
      ),
    ];
  }),
  of('entries have a title and an address', best, ({ items }, { site }) =>
    items.flatMap(({ title, url }) => [
      ...unless(title !== null && title !== '', `the entry ${url ?? '?'} has no title`),
      ...unless(url !== null && isOn(url, site), `"${title ?? '?'}" leads to ${url ?? 'nothing'}, not to ${site.url}`),
    ]),
  ),
  of('dates of entries', 'https://www.rfc-editor.org/rfc/rfc3339', ({ items, format }, { site }) =>
    items.flatMap(({ title, published, updated }) => {
      const isDate = (date: string) => (format === 'rss' ? isMailDate(date) : hasOffset(date));
      if (published === null && updated === null) return [`"${title ?? '?'}" has no date`];
      return [
        ...unless(published === null || isDate(published), `"${title}" has the date ${published}, which is none`),
        ...unless(updated === null || hasOffset(updated), `"${title}" has the date ${updated}, which is none`),
        ...unless(
          !(Date.parse(published ?? updated!) > Date.parse(site.now) + minute),
          `"${title}" is from the future: ${published ?? updated}`,
        ),
      ];
    }),
  ),
  of('addresses in a feed are absolute', best, ({ items }) =>
    items.flatMap(({ title, html }) => {
      if (!mayBeRelative.test(html)) return [];
      const { hrefs, files } = readPage(html);
      const relative = [...hrefs, ...files.map(({ href }) => href)].filter((href) => !isAbsolute.test(href));
      return relative.slice(0, 1).map((href) => `"${title}" has the address ${href}, which is not absolute`);
    }),
  ),
  of('a feed has the newest', best, ({ items }, { site, newest, atLeast }) => [
    ...unless(
      newest === null || items.some(({ url }) => pathOn(url ?? '', site.url) === newest),
      `the newest article, ${newest}, is not in it`,
    ),
    ...unless(items.length >= atLeast, `it has ${items.length} entries; write at least ${atLeast}`),
  ]),
  {
    name: 'a feed can be asked for changes',
    level: 'problem',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-13',
    check: ({ answer: { headers } }) =>
      unless(
        headers['etag'] !== undefined || headers['last-modified'] !== undefined,
        'there is neither ETag nor Last-Modified, so readers fetch all of it each time',
      ),
  },
];

/** The answer to a reader who has the feed already, and says which. */
export const conditionalRules: readonly Rule<Answer>[] = [
  {
    name: 'an unchanged feed is not sent again',
    level: 'problem',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5',
    check: ({ status }) =>
      unless(status === 304, `asked with the ETag it gave (If-None-Match), it ${outcomeOf({ status })}, not 304`),
  },
];

function of(name: string, source: string, check: (feed: ReadFeed, subject: Feed) => string[]): Rule<Feed> {
  return {
    name,
    source,
    level: 'problem',
    check: (subject) => ('broken' in subject.read ? [] : check(subject.read, subject)),
  };
}

const isOn = (address: string, site: Site): boolean => URL.canParse(address) && pathOn(address, site.url) !== null;

/** A date of RFC 822 with a year of four digits, as RSS has them. */
const isMailDate = (date: string): boolean =>
  /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:GMT|UT|[A-Z]{3}|[+-]\d{4})$/.test(date) &&
  !Number.isNaN(Date.parse(date));
