import { expect, test, type APIRequestContext } from '@playwright/test';
import { feedFormats, feedUrl, type FeedFormat } from '#lib/news/urls.ts';
import { contentTypes } from '#lib/syndication/write-feed.ts';
import { feedProblems } from '#tests/support/feed-rules.ts';
import { readByFeedparser, readByFeedsmith } from '#tests/support/read-feed.ts';
import { desktop, expectNoSidewaysScroll, pageTypes, phone } from '#tests/support/reading.ts';
import { sitemapProblems } from '#tests/support/validate-sitemap.ts';

const formats = Object.keys(feedFormats) as FeedFormat[];
const lists = [null, pageTypes.section, pageTypes.topic, pageTypes.author, pageTypes.kind];
const addressesIn = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc!);

async function read(request: APIRequestContext, address: string): Promise<string> {
  const answer = await request.get(address);
  expect(answer.status(), address).toBe(200);
  return answer.text();
}

for (const format of formats) {
  test(`each list has a feed in ${format} that breaks no rule and that readers read alike`, async ({ request }) => {
    for (const list of lists) {
      const address = feedUrl(list, format);
      const answer = await request.get(address);
      expect(answer.headers()['content-type'], address).toBe(contentTypes[format]);
      const text = await answer.text();
      expect(feedProblems(text), address).toEqual([]);
      const feed = readByFeedsmith(text);
      expect(feed.items.length, address).toBeGreaterThan(0);
      if (format !== 'json') expect(await readByFeedparser(text), address).toEqual(feed);
    }
  });
}

test('all formats say the same of the thirty newest stories', async ({ request }) => {
  const [rss, atom, json] = await Promise.all(
    formats.map(async (format) => readByFeedsmith(await read(request, feedUrl(null, format)))),
  );
  expect(rss!.items).toHaveLength(30);
  // A reader of RSS cuts the white space round a text.
  const trimmed = (feed: typeof rss) => feed!.items.map((item) => ({ ...item, html: item.html.trim() }));
  expect(trimmed(atom)).toEqual(trimmed(rss));
  expect(trimmed(json)).toEqual(trimmed(rss));
});

test('every list tells feed readers of its feeds, and people too', async ({ request, baseURL }) => {
  for (const list of lists) {
    const page = await read(request, list ?? '/latest');
    const offered = [...page.matchAll(/<link rel="alternate" type="([^"]+)" href="([^"]+)"/g)].map(
      ([, ...found]) => found,
    );
    const feeds = formats.map((format) => [feedFormats[format].type, baseURL + feedUrl(list, format)]);
    expect(offered, list ?? '/latest').toEqual(feeds);
    for (const format of formats) expect(page).toContain(`<a href="${feedUrl(list, format)}" type="`);
  }
});

test('a feed that has not changed is not sent again', async ({ request }) => {
  for (const format of formats) {
    const { etag } = (await request.get(feedUrl(null, format))).headers();
    const again = await request.get(feedUrl(null, format), { headers: { 'If-None-Match': etag! } });
    expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
  }
});

test('an unknown feed or sitemap is not found', async ({ request }) => {
  const feeds = ['section/nowhere/rss.xml', 'section/europe/rdf.xml', 'nothing.xml', 'a/b/c/d', 'latest/all/rss.xml'];
  const sitemaps = [
    'nothing.xml',
    'articles/2001-01.xml',
    'articles/2026-13.xml',
    'articles/2026-11-9.xml',
    'pages.xml/x',
  ];
  for (const path of [...feeds.map((name) => `/feeds/${name}`), ...sitemaps.map((name) => `/sitemaps/${name}`)]) {
    expect([400, 404], path).toContain((await request.get(path)).status());
  }
});

test('the index leads to valid sitemaps, and they name every page once, none of which is missing', async ({
  request,
  baseURL,
}) => {
  test.slow();
  const index = await read(request, '/sitemap.xml');
  const addresses = addressesIn(index);
  for (const path of ['/sitemaps/pages.xml', '/sitemaps/news.xml']) expect(addresses).toContain(baseURL + path);
  const sitemaps = await Promise.all(addresses.map((address) => read(request, address)));
  expect(await sitemapProblems(index, ...sitemaps)).toEqual([]);

  const named = sitemaps.filter((_, i) => !addresses[i]!.endsWith('/news.xml')).flatMap(addressesIn);
  expect(named.filter((address) => address.includes('/article/')).length).toBeGreaterThanOrEqual(30);
  expect(named.filter((address, i) => named.indexOf(address) !== i)).toEqual([]);
  expect(named.filter((address) => !address.startsWith(baseURL!))).toEqual([]);
  const queue = named.values();
  const crawler = async () => {
    for (const address of queue) {
      expect(await read(request, address), address).not.toMatch(/<meta name="robots" content="[^"]*noindex/);
    }
  };
  await Promise.all([crawler(), crawler(), crawler(), crawler()]);
});

for (const format of ['rss', 'atom'] as const) {
  for (const viewport of [phone, desktop]) {
    test(`who opens a feed in ${format} at ${viewport.width} px sees headlines and deks`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.goto(feedUrl(pageTypes.section, format));
      const looks = await page.evaluate(() => {
        const story = document.querySelector('item, entry')!;
        return [...story.children]
          .filter((element) => getComputedStyle(element).display !== 'none')
          .map((element) => element.localName);
      });
      const shown =
        format === 'rss' ? ['title', 'description', 'link', 'creator'] : ['title', 'summary', 'id', 'author'];
      expect(looks).toEqual(expect.arrayContaining(shown));
      for (const hidden of ['encoded', 'content', 'guid', 'updated']) expect(looks).not.toContain(hidden);
      expect(
        await page.evaluate(
          () => getComputedStyle(document.querySelector('channel > title, feed > title')!).fontWeight,
        ),
      ).toBe('600');
      await expectNoSidewaysScroll(page);
    });
  }
}
