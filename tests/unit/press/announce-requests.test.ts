import { expect, test } from 'vitest';
import { announceRequests, announceTargetName } from '#press/announce/announce-requests.ts';
import { feedsChanged, pagesChanged } from '#lib/news/touched-addresses.ts';
import { feedUrls } from '#lib/news/urls.ts';

const siteUrl = 'https://meridian.example';
const engine = { kind: 'indexnow', url: 'https://api.indexnow.org/indexnow', key: '0123456789abcdef' } as const;
const many = (count: number) => Array.from({ length: count }, (_, i) => `/article/a${i}`);
const urlsOf = (body: string | null) => (JSON.parse(body ?? '') as { urlList: string[] }).urlList;

test('a sync of five hundred articles is one call to a search engine, each address once', () => {
  const calls = announceRequests(engine, [...many(500), ...many(500)], siteUrl);
  expect(calls.map(({ body }) => urlsOf(body).length)).toEqual([500]);
});

test('no call has more addresses than are taken, and a job no more calls than fit into its lease', () => {
  expect(announceRequests(engine, many(10_001), siteUrl).map(({ body }) => urlsOf(body).length)).toEqual([10_000, 1]);
  expect(announceRequests(engine, many(200_000), siteUrl)).toHaveLength(10);
  expect(announceRequests(engine, [], siteUrl)).toEqual([]);
});

test('a hub is told of several feeds at once', () => {
  const [call, ...others] = announceRequests(
    { kind: 'websub', url: 'https://hub.example/' },
    ['/feeds/rss.xml', '/feeds/section/europe/rss.xml'],
    siteUrl,
  );
  expect(others).toEqual([]);
  expect(call!.body).toBe(
    'hub.mode=publish&hub.url=https%3A%2F%2Fmeridian.example%2Ffeeds%2Frss.xml&hub.url=https%3A%2F%2Fmeridian.example%2Ffeeds%2Fsection%2Feurope%2Frss.xml',
  );
});

test('what a target is called says nothing secret', () => {
  expect(announceTargetName(engine)).toBe('api.indexnow.org/indexnow');
});

test('of a publish, search engines hear the article and hubs the feeds; a share image is nobody’s news', () => {
  const publish = [
    'front',
    'feeds',
    'archive',
    'article:law',
    'section:europe',
    'kind:opinion',
    'topic:rail',
    'author:mara',
  ];
  expect(pagesChanged([...publish, 'share:article:law', 'byline:mara', 'page:about'])).toEqual([
    '/article/law',
    '/author/mara',
    '/about',
  ]);
  expect(feedsChanged(publish)).toEqual(
    [null, '/section/europe', '/kind/opinion', '/topic/rail', '/author/mara'].flatMap(feedUrls),
  );
  expect(feedsChanged(['share:section:europe', 'publication', 'constructor:x'])).toEqual([]);
});
