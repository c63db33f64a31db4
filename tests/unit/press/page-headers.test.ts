import { expect, test } from 'vitest';
import { pages, type PageName } from '#lib/news/addresses.ts';
import { contentSecurityPolicy } from '#press/page/security-headers.ts';
import { completeHead, headOf } from '#press/page/page-headers.ts';
import type { PrintedPage } from '#press/page/printed-page.ts';
import type { Outcome } from '#press/page/remembered-page.ts';
import { preferredEncoding } from '#press/page/send-page.ts';

const page: PrintedPage = {
  status: 200,
  type: 'text/html; charset=utf-8',
  location: null,
  headers: [],
  tags: ['article:strait', 'front'],
  asOf: 7,
  bodies: { br: Buffer.from('b'), gzip: Buffer.from('g') },
  length: 3,
  hash: 'hash',
  printedAt: 0,
  source: 'source',
  styles: ["'sha256-abc='"],
  scripts: [],
  expected: true,
};

function header(
  name: string,
  changes: Partial<PrintedPage> = {},
  cacheLimit = 600,
  https = false,
  of: PageName = 'article',
  outcome: Outcome = 'hit',
): string | undefined {
  const entry = {
    page: { ...page, ...changes },
    kind: pages[of],
    checkedAt: 0,
    renderedAt: 0,
    goodUntil: 0,
    failing: false,
    opened: null,
    heads: null,
  };
  const head = headOf(entry, 'br', { https, cacheLimit });
  const full = completeHead(head, 'full', { requestId: 'one', age: 0, outcome, timing: null });
  const place = full.findIndex((line, i) => i % 2 === 0 && line === name);
  return place < 0 ? undefined : full[place + 1];
}

test('no cache keeps a page longer than the publication allows', () => {
  for (const limit of [1, 2, 20, 600, 86_400]) {
    const value = header('Cache-Control', {}, limit)!;
    const seconds = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(value)?.[1]);
    expect(seconds('max-age')).toBe(0);
    expect(seconds('s-maxage') + Math.max(seconds('stale-while-revalidate'), seconds('stale-if-error'))).toBe(limit);
  }
  expect(header('Cache-Control', { status: 404 })).toBe('public, max-age=0, s-maxage=1');
});

test('no cache goes on with the copy of a moment ago, but with the last good one while Next is away', () => {
  const told = (outcome: Outcome) => header('Cache-Control', {}, 600, false, 'article', outcome);
  expect(told('old')).toBe('public, max-age=0, s-maxage=0');
  expect(told('stale')).toBe(told('hit'));
});

test('a cache may purge by the page’s tags', () => {
  expect(header('Surrogate-Key')).toBe('article:strait front');
  expect(header('Cache-Tag')).toBe('article:strait,front');
});

test('each encoding has a strong entity tag of its own', () => {
  expect(header('ETag')).toBe('"hash-br"');
  expect(header('Vary')).toBe('Accept-Encoding');
});

test('readers’ pages run our script alone, and no text becomes one', () => {
  const policy = header('Content-Security-Policy')!;
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("style-src 'self' 'sha256-abc=';");
  for (const directive of [
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]) {
    expect(policy).toContain(directive);
  }
  expect(policy).not.toMatch(/unsafe|nonce|strict-dynamic/);
});

test('the card of an article is the one page that others may frame', () => {
  const policy = (of: PageName) => header('Content-Security-Policy', {}, 600, false, of);
  expect(policy('embed')).toContain('frame-ancestors *;');
  for (const of of ['article', 'front', 'search', 'page'] as const) {
    expect(policy(of)).toContain("frame-ancestors 'none';");
  }
});

test('a file says whose twin it is', () => {
  const link = ['Link', '<https://meridian.example/article/strait>; rel="canonical"'];
  expect(header('Link', { type: 'text/markdown; charset=utf-8', headers: link })).toBe(link[1]);
});

test('browsers are held to TLS only where the site has it', () => {
  expect(header('Strict-Transport-Security')).toBeUndefined();
  expect(header('Strict-Transport-Security', {}, 600, true)).toMatch(/^max-age=\d{8}/);
  expect(contentSecurityPolicy({ styles: [], scripts: [], https: true })).toContain('upgrade-insecure-requests');
});

/** What a client takes is read to a certain length only: reading 15 kB of it would cost more than many pages. */
test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['deflate', 'identity'],
  ['', 'identity'],
  ['*', 'br'],
  [`gzip, ${'x;q=0.1, '.repeat(2000)}br`, 'gzip'],
  ['x'.repeat(15_000), 'identity'],
  [undefined, 'identity'],
])('who accepts %s gets %s', (accepted, encoding) => {
  expect(preferredEncoding(accepted)).toBe(encoding);
});
