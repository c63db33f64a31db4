import { expect, test } from 'vitest';
import { readFeed } from '#lib/doctor/read-feed.ts';
import { checkAll } from '#lib/doctor/rule.ts';
import { conditionalRules, feedRules, type Feed } from '#lib/doctor/rules/feeds.ts';
import { anAnswer, site } from './a-page.ts';

const address = `${site.url}/article/a`;
const text = '&lt;p&gt;Read &lt;a href="https://paper.example/b"&gt;this&lt;/a&gt;&lt;/p&gt;';

const rssItem = `<item><title>A</title><link>${address}</link><guid>${address}</guid>
  <pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate><content:encoded>${text}</content:encoded></item>`;
const rss = (items = rssItem) => `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Paper</title><link>${site.url}/</link>
  <description>News</description><atom:link rel="self" href="${site.url}/feeds/rss.xml" type="application/rss+xml"/>
  ${items}</channel></rss>`;
const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title><id>${site.url}/</id>
  <updated>2026-11-20T09:00:00Z</updated><link href="${site.url}/"/><link rel="self" href="${site.url}/feeds/rss.xml"/>
  <entry><title>A</title><id>${address}</id><link href="${address}"/><updated>2026-11-20T09:00:00Z</updated>
  <content type="html">${text}</content></entry></feed>`;
const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'The Paper',
  home_page_url: `${site.url}/`,
  feed_url: `${site.url}/feeds/rss.xml`,
  items: [
    { id: address, url: address, title: 'A', content_html: '<p>Text</p>', date_published: '2026-11-20T09:00:00Z' },
  ],
});

function problems(body: string, type = 'application/rss+xml', changed: Partial<Feed> = {}): string[] {
  const answer = anAnswer({ body, headers: { 'content-type': `${type}; charset=utf-8`, etag: '"a"' } });
  const feed = { site, path: '/feeds/rss.xml', answer, read: readFeed(body), newest: null, atLeast: 0, ...changed };
  return checkAll(feedRules, feed, '/feeds/rss.xml').map(({ problem }) => problem);
}

test('a feed with nothing wrong is RSS, Atom or JSON', () => {
  expect(problems(rss())).toEqual([]);
  expect(problems(atom, 'application/atom+xml')).toEqual([]);
  expect(problems(json, 'application/feed+json')).toEqual([]);
});

test('a feed that no reader can read is told why', () => {
  expect(problems(rss('<item><title>A & B</title></item>'))[0]).toMatch(/no well-formed XML/);
  expect(problems('<html></html>')[0]).toMatch(/no feed reader can read it/);
  expect(problems('{"items": ')[0]).toMatch(/no feed reader can read it/);
});

test('a feed is served as what it is', () => {
  expect(problems(rss(), 'application/xml')).toEqual([]);
  expect(problems(rss(), 'text/html')).toEqual(['it is application/rss+xml, and served as text/html']);
  expect(problems(json, 'text/plain')).toEqual(['it is application/feed+json, and served as text/plain']);
});

test('a feed that names another as itself, or no page, is told so', () => {
  expect(problems(rss(), undefined, { path: '/feeds/section/oceans/rss.xml' })[0]).toMatch(/says that its address is/);
  expect(problems(rss().replace(`<link>${site.url}/</link>`, '<link>http://localhost:3000</link>'))[0]).toMatch(
    /leads to http:\/\/localhost:3000/,
  );
});

test('entries need an id of their own, a title, an address on the site and a date', () => {
  expect(problems(rss(rssItem + rssItem))[0]).toMatch(/two entries have the id/);
  expect(problems(rss(rssItem.replace(/<guid>.*<\/guid>/, '')))[0]).toMatch(/no id/);
  expect(problems(rss(rssItem.replace('<title>A</title>', '')))[0]).toMatch(/has no title/);
  expect(problems(rss(rssItem.replaceAll('paper.example', 'other.example'))).join()).toMatch(/not to https:\/\/paper/);
  expect(problems(rss(rssItem.replace(/<pubDate>.*<\/pubDate>/, '')))[0]).toMatch(/has no date/);
  expect(problems(rss(rssItem.replace('Fri, 20 Nov 2026 09:00:00 GMT', '2026-11-20T09:00:00Z')))[0]).toMatch(
    /which is none/,
  );
  expect(problems(rss(rssItem.replace('20 Nov 2026 09', '20 Nov 2026 19')))[0]).toMatch(/from the future/);
});

test('an address inside an entry has to lead somewhere from everywhere', () => {
  const relative = rssItem.replace('https://paper.example/b', '/b');
  expect(problems(rss(relative))).toEqual(['"A" has the address /b, which is not absolute']);
});

test('the newest article is in the feed of everything, and thirty entries where there are as many', () => {
  expect(problems(rss(), undefined, { newest: '/article/a', atLeast: 1 })).toEqual([]);
  expect(problems(rss(), undefined, { newest: '/article/b', atLeast: 30 })).toEqual([
    'the newest article, /article/b, is not in it',
    'it has 1 entries; write at least 30',
  ]);
});

test('a reader who has the feed is told that nothing changed', () => {
  const bare = anAnswer({ body: rss(), headers: { 'content-type': 'application/rss+xml' } });
  expect(problems(rss(), undefined, { answer: bare })[0]).toMatch(/neither ETag nor Last-Modified/);
  expect(checkAll(conditionalRules, anAnswer({ status: 304 }), '/')).toEqual([]);
  expect(checkAll(conditionalRules, anAnswer({ status: 200 }), '/')).toHaveLength(1);
});
