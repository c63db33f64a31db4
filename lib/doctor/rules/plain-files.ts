import { mediaType, outcomeOf, type Answer, type Site } from '../answer.ts';
import { pathOn } from '../places.ts';
import { unless, type Rule } from '../rule.ts';

const robots = 'https://www.rfc-editor.org/rfc/rfc9309';

/** A text file at a known address. */
export interface PlainFile {
  site: Site;
  answer: Answer;
}

/** Lines without comments and white space, with their numbers. */
const linesOf = (text: string): { line: string; number: number }[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line, i) => ({ line: line.replace(/#.*$/, '').trim(), number: i + 1 }))
    .filter(({ line }) => line !== '');

const knownRobotsKeys = [
  'user-agent',
  'allow',
  'disallow',
  'sitemap',
  'crawl-delay',
  'content-signal',
  'content-usage',
];

export const robotsRules: readonly Rule<PlainFile>[] = [
  {
    name: 'robots.txt can be read',
    level: 'problem',
    source: robots,
    check: ({ answer }) => {
      if (answer.status !== 200) return [`it ${outcomeOf(answer)}`];
      let inGroup = false;
      const problems = linesOf(answer.body).flatMap(({ line, number }) => {
        const [, key = '', value = ''] = /^([^:]+?)\s*:\s*(.*)$/.exec(line) ?? [];
        const name = key.toLowerCase();
        if (name === 'user-agent') inGroup = true;
        if (!knownRobotsKeys.includes(name)) return [`line ${number} is no rule: ${line}`];
        if (name === 'user-agent' && value === '') return [`line ${number} names nobody`];
        if (!/allow$/.test(name)) return [];
        return [
          ...unless(inGroup, `line ${number} stands before the first User-agent`),
          ...unless(value === '' || /^[/*]/.test(value), `line ${number}: a path begins with /, not with "${value}"`),
        ];
      });
      return [
        ...problems,
        ...unless(
          mediaType(answer) === 'text/plain',
          `it is served as ${mediaType(answer) || 'nothing'}, not as text/plain`,
        ),
        ...unless(Buffer.byteLength(answer.body) <= 500 * 1024, 'it has more than 500 kB; the rest is not read'),
      ];
    },
  },
  {
    name: 'robots.txt names the sitemaps',
    level: 'problem',
    source: 'https://www.sitemaps.org/protocol.html#submit_robots',
    check: ({ site, answer }) => {
      const sitemaps = sitemapsIn(answer.body);
      if (sitemaps.length === 0) return ['it names no sitemap'];
      return sitemaps
        .filter((address) => !URL.canParse(address) || pathOn(address, site.url) === null)
        .map((address) => `the sitemap ${address} is no absolute address on ${site.url}`);
    },
  },
];

/** The sitemaps that a robots.txt names. */
export const sitemapsIn = (text: string): string[] =>
  linesOf(text).flatMap(({ line }) => /^sitemap\s*:\s*(\S+)$/i.exec(line)?.[1] ?? []);

export const llmsRules: readonly Rule<PlainFile>[] = [
  {
    name: 'llms.txt',
    level: 'problem',
    source: 'https://llmstxt.org/',
    check: ({ answer }) => {
      if (answer.status !== 200) return [`it ${outcomeOf(answer)}`];
      return [
        ...unless(/^\s*# \S/.test(answer.body), 'it does not begin with a heading: # and the name of the publication'),
        ...unless(linksInMarkdown(answer.body).length > 0, 'it has no links'),
        ...unless(
          ['text/plain', 'text/markdown'].includes(mediaType(answer)),
          `it is served as ${mediaType(answer) || 'nothing'}`,
        ),
      ];
    },
  },
];

export const linksInMarkdown = (text: string): string[] =>
  [...text.matchAll(/(?<!!)\[[^\]]*\]\((\S+?)(?:\s+"[^"]*")?\)/g)].map(([, href = '']) => href);

export const securityRules: readonly Rule<PlainFile>[] = [
  {
    name: 'security.txt is valid',
    level: 'problem',
    source: 'https://www.rfc-editor.org/rfc/rfc9116',
    check: ({ site, answer }) => {
      // Who has none has not configured one.
      if (answer.status === 404) return [];
      if (answer.status !== 200) return [`it ${outcomeOf(answer)}`];
      const field = (name: string) =>
        linesOf(answer.body).flatMap(({ line }) => new RegExp(`^${name}:\\s*(.+)$`, 'i').exec(line)?.[1] ?? []);
      const expires = field('expires');
      return [
        ...unless(field('contact').length > 0, 'it has no Contact'),
        ...unless(expires.length === 1, 'it has no Expires, or more than one'),
        ...unless(
          expires.length !== 1 || Date.parse(expires[0]!) > Date.parse(site.now),
          `it expired: ${expires[0] ?? ''}`,
        ),
      ];
    },
  },
];

export const adsRules: readonly Rule<PlainFile>[] = [
  {
    name: 'ads.txt is valid',
    level: 'problem',
    source: 'https://iabtechlab.com/ads-txt/',
    check: ({ answer }) => {
      if (answer.status === 404) return [];
      if (answer.status !== 200) return [`it ${outcomeOf(answer)}`];
      return linesOf(answer.body)
        .filter(({ line }) => !isAdsRecord(line))
        .map(({ line, number }) => `line ${number} is no record: ${line}`);
    },
  },
];

/** `domain, account, DIRECT or RESELLER, authority` or `name=value`. */
function isAdsRecord(line: string): boolean {
  if (/^[a-z]+\s*=\s*\S/i.test(line)) return true;
  const [domain = '', account = '', relation = '', ...rest] = line.split(',').map((part) => part.trim());
  return (
    /^[\w-]+(?:\.[\w-]+)+$/.test(domain) &&
    account !== '' &&
    /^(?:direct|reseller)$/i.test(relation) &&
    rest.length <= 1
  );
}

export const manifestRules: readonly Rule<PlainFile>[] = [
  {
    name: 'the manifest can be read',
    level: 'problem',
    source: 'https://www.w3.org/TR/appmanifest/',
    check: ({ answer }) => {
      const manifest = manifestOf(answer.body);
      if (manifest === null) return ['it is no JSON'];
      return [
        ...unless(typeof manifest.name === 'string' && manifest.name !== '', 'it has no name'),
        ...unless(typeof manifest.start_url === 'string', 'it has no start_url'),
        ...unless(iconsOf(answer.body).length > 0, 'it names no icons'),
        ...unless(
          ['application/manifest+json', 'application/json'].includes(mediaType(answer)),
          `it is served as ${mediaType(answer) || 'nothing'}`,
        ),
      ];
    },
  },
];

/** Addresses of the icons that a manifest names. */
export function iconsOf(manifest: string): string[] {
  const icons = manifestOf(manifest)?.icons;
  if (!Array.isArray(icons)) return [];
  return icons.flatMap((icon: unknown) => {
    const src = (icon as { src?: unknown } | null)?.src;
    return typeof src === 'string' ? [src] : [];
  });
}

function manifestOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
