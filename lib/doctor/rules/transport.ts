import type { Answer } from '../answer.ts';
import { placeOf } from '../places.ts';
import type { UsedFile } from '../read-page.ts';
import { unless, type Rule } from '../rule.ts';
import type { Visit } from '../visit.ts';

/** Bytes of a page's markup from which on phones notice. */
const heavyPage = 1024 * 1024;
const heavyOnTheWire = 200 * 1024;

const csp = 'https://www.w3.org/TR/CSP3/';

/** How a page is sent, and what it makes a browser ask for. */
export const transportRules: readonly Rule<Visit>[] = [
  {
    name: 'a content security policy',
    level: 'problem',
    source: csp,
    check: ({ answer }) => {
      const policy = policyOf(answer);
      if (policy === null) return ['there is no Content-Security-Policy'];
      const scripts = policy['script-src'] ?? policy['default-src'] ?? [];
      return [
        ...unless(policy['default-src'] !== undefined, 'the policy has no default-src'),
        ...unless(!scripts.includes("'unsafe-inline'"), "script-src allows 'unsafe-inline'"),
      ];
    },
  },
  {
    name: 'nothing that the policy blocks',
    level: 'problem',
    source: csp,
    check: ({ site, path, page, answer }) => {
      const policy = policyOf(answer);
      return distinct(
        page.files
          .filter((file) => !isAllowed(file, policy, site.url, path))
          .map(({ href, kind }) => `${href} is blocked: ${kind} does not allow it`),
      );
    },
  },
  {
    name: 'nothing unencrypted',
    level: 'problem',
    source: 'https://www.w3.org/TR/mixed-content/',
    check: ({ site, path, page }) =>
      distinct(
        page.files
          .filter(({ href }) => {
            const place = placeOf(href, site.url, path);
            return place?.on === 'elsewhere' && place.url.startsWith('http:');
          })
          .map(({ href }) => `${href} is asked for without encryption`),
      ),
  },
  {
    name: 'no scripts of the framework',
    level: 'problem',
    source: 'https://web.dev/articles/reduce-javascript-payloads-with-tree-shaking',
    check: ({ page: { scripts } }) =>
      scripts
        .filter(({ src, text }) => src?.startsWith('/_next/') || /self\.__next_\w/.test(text))
        .map(({ src }) => `${src ?? 'a script inside the page'} is Next's; is the press before the site?`)
        .slice(0, 1),
  },
  {
    name: 'headers of a page',
    level: 'problem',
    source: 'https://owasp.org/www-project-secure-headers/',
    check: ({ site, answer }) => {
      const { headers } = answer;
      return [
        ...unless(headers['x-content-type-options'] === 'nosniff', 'there is no X-Content-Type-Options: nosniff'),
        ...unless(headers['referrer-policy'] !== undefined, 'there is no Referrer-Policy'),
        ...unless(
          !site.url.startsWith('https:') || /max-age=[1-9]/.test(headers['strict-transport-security'] ?? ''),
          'there is no Strict-Transport-Security, though SITE_URL begins with https:',
        ),
        ...unless(
          /charset="?utf-8/i.test(headers['content-type'] ?? ''),
          'the Content-Type does not say charset=utf-8',
        ),
      ];
    },
  },
  {
    name: 'what caches are told',
    level: 'problem',
    source: 'https://www.rfc-editor.org/rfc/rfc9111',
    check: ({ answer: { headers, status } }) => {
      const control = headers['cache-control'];
      const vary = (headers['vary'] ?? '').toLowerCase();
      return [
        ...unless(control !== undefined, 'there is no Cache-Control'),
        ...unless(
          status !== 200 || !/\b(?:private|no-store)\b/.test(control ?? ''),
          `Cache-Control: ${control} keeps caches from sharing a page that is the same for everybody`,
        ),
        ...unless(
          headers['content-encoding'] === undefined || vary.split(/\s*,\s*/).includes('accept-encoding'),
          'it is compressed, and Vary does not name Accept-Encoding',
        ),
        ...unless(!/\*|cookie|user-agent/.test(vary), `Vary: ${headers['vary']} makes a copy for every reader`),
      ];
    },
  },
  {
    name: 'a light page',
    level: 'warning',
    source: 'https://developers.google.com/search/docs/crawling-indexing/googlebot',
    check: ({ answer: { body, wireBytes } }) => [
      ...unless(
        Buffer.byteLength(body) <= heavyPage,
        `its markup has ${Math.round(Buffer.byteLength(body) / 1024)} kB; phones have to read all of it`,
      ),
      ...unless((wireBytes ?? 0) <= heavyOnTheWire, `${Math.round((wireBytes ?? 0) / 1024)} kB are sent for it`),
    ],
  },
];

type Policy = Readonly<Record<string, readonly string[]>>;

function policyOf({ headers }: Pick<Answer, 'headers'>): Policy | null {
  const written = headers['content-security-policy'];
  if (!written) return null;
  return Object.fromEntries(
    written.split(';').flatMap((directive) => {
      const [name, ...sources] = directive.trim().split(/\s+/);
      return name ? [[name.toLowerCase(), sources]] : [];
    }),
  );
}

/** A file of the site's own is allowed by 'self'; all others by their scheme or host. */
function isAllowed({ href, kind }: UsedFile, policy: Policy | null, siteUrl: string, path: string): boolean {
  const sources = policy?.[kind] ?? policy?.['default-src'];
  const place = placeOf(href, siteUrl, path);
  if (sources === undefined) return place === null || place.on === 'site';
  if (place?.on === 'site') return sources.includes("'self'") || sources.includes('*');
  if (place === null) return sources.some((source) => source.endsWith(':') && href.startsWith(source));
  const { origin, host, protocol } = new URL(place.url);
  return sources.some((source) => [origin, host, protocol, '*'].includes(source));
}

const distinct = (problems: string[]): string[] => [...new Set(problems)];
