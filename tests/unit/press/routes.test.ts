import { expect, test } from 'vitest';
import { pageKey, routeOf } from '#press/routes.ts';

const route = (path: string) => routeOf(path, (file) => file === '/mark.svg' || file === '/_next/static/a.js');

test('readers’ pages are printed, each by its type', () => {
  for (const [path, type] of [
    ['/', 'front'],
    ['/article/strait', 'article'],
    ['/section/europe/page/2', 'section'],
    ['/feeds/rss.xml', 'feed'],
    ['/sitemap.xml', 'sitemap'],
    ['/sitemaps/articles/2026-11.xml', 'sitemap'],
    ['/about', 'other'],
  ] as const) {
    expect(route(path)).toMatchObject({ does: 'print', type, kept: true });
  }
});

test('of searches, of which readers can make up any number, no copy is kept on disk', () => {
  expect(route('/search')).toMatchObject({ does: 'print', kept: false });
});

test('files come from disk, and what Next has beside them is not there', () => {
  for (const path of ['/mark.svg', '/_next/static/a.js', '/media/a.0a1b2c3d/full-400.avif', '/fonts/x.woff2']) {
    expect(route(path)).toEqual({ does: 'serve-file' });
  }
  for (const path of ['/_next/image', '/_next/static/none.js', '/_next/data/x.json', '/api/health', '/api/none']) {
    expect(route(path)).toEqual({ does: 'refuse' });
  }
});

test('only the address of the newsletter’s form takes a POST', () => {
  expect(route('/api/newsletter')).toMatchObject({ does: 'pass', methods: ['POST'], bodyLimit: 4096 });
});

test('the link of a preview is a route of its own, its way out takes a form, and a page called preview-… is a page', () => {
  for (const path of ['/preview', '/preview/', '/preview/a.b', '/preview/a/b']) {
    expect(route(path)).toEqual({ does: 'open-preview' });
  }
  expect(route('/preview/leave')).toMatchObject({ does: 'pass', methods: ['POST'], bodyLimit: 4096 });
  expect(route('/preview-of-the-year')).toMatchObject({ does: 'print' });
});

test('the feed of live coverage is printed, and its stream is held by the press', () => {
  expect(route('/api/live/strait')).toMatchObject({ does: 'print', type: 'live' });
  expect(route('/api/live/strait/events')).toEqual({ does: 'stream', slug: 'strait' });
  for (const path of ['/api/live', '/api/live/', '/api/live/Strait', '/api/live/strait/events/x']) {
    expect(route(path)).toEqual({ does: 'refuse' });
  }
});

test('the desk’s API takes its methods and 256 kB', () => {
  const api = route('/api/desk/articles/strait/publish');
  expect(api).toMatchObject({ does: 'pass', bodyLimit: 256 * 1024, secrets: true });
  expect(api).toHaveProperty('methods', ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);
  expect(route('/api/desk/pictures')).toMatchObject({
    does: 'pass',
    methods: ['POST'],
    isStreamed: true,
    secrets: true,
  });
  expect(route('/api/openapi.json')).toMatchObject({ does: 'pass', methods: ['GET', 'HEAD'] });
  expect(route('/api/desk')).toEqual({ does: 'refuse' });
});

test('pages of the desk do not exist yet, and no cache is told that there are none', () => {
  for (const path of ['/desk', '/desk/', '/desk/articles/new']) {
    expect(route(path)).toEqual({ does: 'refuse', personal: true });
  }
});

test('unknown query parameters make no other page', () => {
  const known = { q: /^.{1,200}$/, page: /^\d+$/ };
  const key = (query: string) => pageKey('/search', new URLSearchParams(query), known);
  expect(key('utm_source=x&page=2&q=rail&nxtPslug=y&_rsc=1')).toBe('/search?q=rail&page=2');
  expect(key('page=two')).toBe('/search');
  expect(pageKey('/', new URLSearchParams('fbclid=1'), {})).toBe('/');
});

test('of what is searched for as much is kept as is searched, and one character that says there was more', () => {
  const search = route('/search');
  if (search.does !== 'print') throw new Error('Searches are printed.');
  const asked = (q: string) => {
    const key = pageKey('/search', new URLSearchParams({ q }), search.query);
    return new URLSearchParams(key.slice('/search?'.length)).get('q');
  };
  expect(asked('x'.repeat(200))).toBe('x'.repeat(200));
  expect(asked('x'.repeat(5000))).toBe('x'.repeat(202));
  expect(asked('🦑'.repeat(300))).toBe('🦑'.repeat(101));
  expect(asked('a\nb')).toBe('a\nb');
  expect(asked('a\0b')).toBeNull();
});

test('the banner alone is no page of readers, however its address is written', () => {
  for (const path of ['/breaking-banner', '/breaking-banner/', '/breaking-banner/page/2']) {
    expect(route(path)).toEqual({ does: 'refuse' });
  }
});
