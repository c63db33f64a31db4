import { expect, test } from 'vitest';
import { feedFormats, feedUrl, type FeedFormat } from '#lib/news/urls.ts';
import { contentTypes } from '#lib/syndication/write-feed.ts';
import { feedProblems } from '#tests/support/feed-rules.ts';
import { readByFeedparser, readByFeedsmith } from '#tests/support/read-feed.ts';
import { ask } from '#tests/support/meridian-pages.ts';
import { pageTypes } from '#tests/support/reading.ts';
import { meridian } from '#tests/support/sites.ts';
import { sitemapProblems } from '#tests/support/validate-sitemap.ts';

const formats = Object.keys(feedFormats) as FeedFormat[];
const lists = [null, pageTypes.section, pageTypes.topic, pageTypes.author, pageTypes.kind];
const addressesIn = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc!);

async function read(address: string): Promise<string> {
  const answer = await ask(address.replace(meridian.url, ''));
  expect(answer.status, address).toBe(200);
  return answer.text();
}

for (const format of formats) {
  test(`each list has a feed in ${format} that breaks no rule and that readers read alike`, async () => {
    for (const list of lists) {
      const address = feedUrl(list, format);
      const answer = await ask(address);
      expect(answer.headers.get('content-type'), address).toBe(contentTypes[format]);
      const text = await answer.text();
      expect(feedProblems(text, meridian.url + address), address).toEqual([]);
      const feed = readByFeedsmith(text);
      expect(feed.items.length, address).toBeGreaterThan(0);
      if (format !== 'json') expect(await readByFeedparser(text), address).toEqual(feed);
    }
  });
}

test('all formats say the same of the thirty newest stories', async () => {
  const [rss, atom, json] = await Promise.all(
    formats.map(async (format) => readByFeedsmith(await read(feedUrl(null, format)))),
  );
  expect(rss!.items).toHaveLength(30);
  // A reader of RSS cuts the white space round a text.
  const trimmed = (feed: typeof rss) => feed!.items.map((item) => ({ ...item, html: item.html.trim() }));
  expect(trimmed(atom)).toEqual(trimmed(rss));
  expect(trimmed(json)).toEqual(trimmed(rss));
});

test('every list tells feed readers of its feeds, and people too', async () => {
  for (const list of lists) {
    const page = await read(list ?? '/latest');
    const offered = [...page.matchAll(/<link rel="alternate" type="([^"]+)" href="([^"]+)"/g)].map(
      ([, ...found]) => found,
    );
    const feeds = formats.map((format) => [feedFormats[format].type, meridian.url + feedUrl(list, format)]);
    expect(offered, list ?? '/latest').toEqual(feeds);
    for (const format of formats) expect(page).toContain(` href="${feedUrl(list, format)}" type="`);
  }
});

test('a feed that has not changed is not sent again', async () => {
  for (const format of formats) {
    const etag = (await ask(feedUrl(null, format))).headers.get('etag')!;
    const again = await ask(feedUrl(null, format), { headers: { 'If-None-Match': etag } });
    expect([again.status, (await again.text()).length]).toEqual([304, 0]);
  }
});

test('an unknown feed or sitemap is not found', async () => {
  const feeds = ['section/nowhere/rss.xml', 'section/europe/rdf.xml', 'nothing.xml', 'a/b/c/d', 'latest/all/rss.xml'];
  const sitemaps = [
    'nothing.xml',
    'articles/2001-01.xml',
    'articles/2026-13.xml',
    'articles/2026-11-9.xml',
    'pages.xml/x',
  ];
  for (const path of [...feeds.map((name) => `/feeds/${name}`), ...sitemaps.map((name) => `/sitemaps/${name}`)]) {
    expect([400, 404], path).toContain((await ask(path)).status);
  }
});

test('the index leads to valid sitemaps, and they name every page once, none of which is missing', async () => {
  const index = await read('/sitemap.xml');
  const addresses = addressesIn(index);
  for (const path of ['/sitemaps/pages.xml', '/sitemaps/news.xml']) expect(addresses).toContain(meridian.url + path);
  const sitemaps = await Promise.all(addresses.map((address) => read(address)));
  expect(await sitemapProblems(index, ...sitemaps)).toEqual([]);

  const named = sitemaps.filter((_, i) => !addresses[i]!.endsWith('/news.xml')).flatMap(addressesIn);
  expect(named.filter((address) => address.includes('/article/')).length).toBeGreaterThanOrEqual(30);
  expect(named.filter((address, i) => named.indexOf(address) !== i)).toEqual([]);
  expect(named.filter((address) => !address.startsWith(meridian.url))).toEqual([]);
  const queue = named.values();
  const crawler = async () => {
    for (const address of queue) {
      expect(await read(address), address).not.toMatch(/<meta name="robots" content="[^"]*noindex/);
    }
  };
  await Promise.all([crawler(), crawler(), crawler(), crawler()]);
});

test('feeds, sitemaps and other files for programs say when they changed, and who has them since gets 304', async () => {
  for (const path of [
    '/feeds/rss.xml',
    '/feeds/section/europe/feed.json',
    '/sitemap.xml',
    '/sitemaps/news.xml',
    '/robots.txt',
  ]) {
    const modified = (await ask(path)).headers.get('last-modified');
    expect(Date.parse(modified ?? ''), path).toBeLessThanOrEqual(Date.now());
    const since = async (time: string) => (await ask(path, { headers: { 'If-Modified-Since': time } })).status;
    // What was printed in this very second may still change in it.
    await expect.poll(() => since(new Date().toUTCString()), { message: path }).toBe(304);
    expect(await since('Mon, 01 Jan 2001 00:00:00 GMT'), path).toBe(200);
  }
});
