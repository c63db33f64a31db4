import { expect, test } from '@playwright/test';
import { feedFormats, feedUrl, type FeedFormat } from '#lib/news/urls.ts';
import { graphProblems, htmlProblems } from '#tests/support/crawling.ts';
import { feedProblems } from '#tests/support/feed-rules.ts';
import { rawMarkup } from '#tests/support/raw-markup.ts';
import { readerModeOf } from '#tests/support/reader-mode.ts';
import { sitemapProblems } from '#tests/support/validate-sitemap.ts';
import { openStore } from '#lib/store/open-store.ts';
import { examinedInPart, problemsOf } from '#tests/support/doctor.ts';
import { serve, type Served } from '#tests/support/serve.ts';
import { haveRealArticles, realArticles } from '#tests/support/sites.ts';

/**
 * Articles whose sources are broken in a way that Markdown shows as it stands; `broadsheet sync` warns of each.
 * Whatever else shows up is ours.
 */
const brokenSources: Record<string, string> = {
  'a-story-of-an-agile-workshop': 'a heading on the line after <br/>, without a blank line',
  'content-design-ada': 'an <img> with quotation marks inside its quoted alt text',
  'culture-climate-survey': 'a Markdown picture inside a <div>, without a blank line',
  'holly-allen-helping-engineer-a-better-18f': 'a comma alone in bold type',
  snippets: 'links whose addresses were wrapped as quoted lines',
  'what-was-your-path-to-18f': 'an <a> whose quotation mark is never closed',
};

/** What the reader mode of Firefox leaves out, and why that is not ours to mend. */
const lostToReaders: Record<string, string> = {
  'a-token-of-our-affection-uswds-2': 'captions in a table that is there to put pictures side by side',
  'coming-soon': '100 characters: it takes for an article what has 500',
  'why-were-moving-18f-gsa-gov-to-federalist': 'a paragraph of links with <br><br> in its middle',
};

/** None is drawn for these, and their pictures are small, for the sake of the tests' time; those of the Meridian are looked at. */
const aboutShareImages = /og:image|share image|twitter:card is summary/;

/** Links whose sources point at a heading that is not there, or is called otherwise since it begins with a picture. */
const brokenLinks = [
  '#measuring-overall-user-impact-using-analytics-usa-gov',
  '#national-accuracy-clearinghouse-launch-with-u-s-department-of-agriculture',
  '#notify-gov-launch-with-gsa-public-benefits-studio',
];

/** 509 articles that a real newsroom published: as clean as real life is. */
test.describe('509 real articles', () => {
  test.skip(!haveRealArticles, 'the archive of real articles is not on this machine');
  test.describe.configure({ mode: 'serial', timeout: 120_000 });

  let server: Served;
  let slugs: { articles: string[]; sections: string[]; topics: string[]; authors: string[] };

  test.beforeAll(async () => {
    test.setTimeout(600_000);
    server = await serve(realArticles);
    const store = await openStore(realArticles.databaseUrl);
    const named = (things: { slug: string }[]) => things.map(({ slug }) => slug);
    slugs = {
      articles: [],
      sections: named(await store.sections.all()),
      topics: named(await store.topics.all()),
      authors: named(await store.authors.all()),
    };
    for await (const batch of store.articles.eachPublished(1000)) slugs.articles.push(...named(batch));
    await store.close();
  });

  test.afterAll(() => server?.stop());

  /** Of each article, what its page shows that nobody should see, breaks of a format's rules, or hides from a reader mode. */
  const raw: Record<string, string> = {};
  const invalid: Record<string, string[]> = {};
  const unread: Record<string, string[]> = {};

  test('are all served', async ({ request }) => {
    test.setTimeout(300_000);
    expect(slugs.articles).toHaveLength(509);
    const refused: string[] = [];
    await eachAtATime(slugs.articles, 4, async (slug) => {
      const response = await request.get(`${realArticles.url}/article/${slug}`);
      if (response.status() !== 200) return refused.push(`${response.status()} /article/${slug}`);
      const html = await response.text();
      const shown = rawMarkup(html);
      if (shown.length > 0) raw[slug] = shown.join(' · ');
      const problems = [...(await htmlProblems(html)), ...(await graphProblems(html))];
      if (problems.length > 0) invalid[slug] = problems;
      const { wrong } = readerModeOf(html);
      if (wrong.length > 0) unread[slug] = wrong;
      return undefined;
    });
    expect(refused).toEqual([]);
  });

  test('show no raw Markdown, shortcode or HTML entity, but where the source itself is broken', () => {
    expect(Object.keys(raw).sort(), JSON.stringify(raw)).toEqual(Object.keys(brokenSources).sort());
  });

  test('have pages and structured data that break no rule', () => {
    expect(invalid).toEqual({});
  });

  test('are shown by a reader mode with headline, byline and the whole text, and nothing beside it', () => {
    expect(Object.keys(unread).sort(), JSON.stringify(unread, null, 1)).toEqual(Object.keys(lostToReaders).sort());
  });

  test('fill every type of page', async ({ request }) => {
    const paths = [
      '/',
      '/latest',
      '/latest/page/26',
      '/feeds',
      '/search?q=design',
      '/sitemap.xml',
      '/sitemaps/pages.xml',
      '/sitemaps/news.xml',
      '/feeds/rss.xml',
      ...slugs.sections.map((slug) => `/section/${slug}`),
      ...slugs.topics.map((slug) => `/topic/${slug}`),
      ...slugs.authors.map((slug) => `/author/${slug}`),
    ];
    const refused: string[] = [];
    for (const path of paths) {
      const response = await request.get(realArticles.url + path);
      if (response.status() !== 200) refused.push(`${response.status()} ${path}`);
    }
    expect(refused).toEqual([]);
    expect((await request.get(`${realArticles.url}/latest/page/27`)).status()).toBe(404);
  });

  test('are followed in feeds that break no rule, and told of in valid sitemaps, each once', async ({ request }) => {
    const read = async (path: string) => (await request.get(realArticles.url + path)).text();
    for (const format of Object.keys(feedFormats) as FeedFormat[]) {
      expect(feedProblems(await read(feedUrl(null, format))), format).toEqual([]);
    }
    const told: string[] = [];
    const index = await read('/sitemap.xml');
    const sitemaps = [index];
    for (const [, path] of index.matchAll(/<loc>https?:\/\/[^/]+([^<]+)<\/loc>/g)) {
      const sitemap = await read(path!);
      sitemaps.push(sitemap);
      if (path!.startsWith('/sitemaps/articles/')) told.push(...sitemap.match(/(?<=<loc>)[^<]+/g)!);
    }
    expect(await sitemapProblems(...sitemaps)).toEqual([]);
    expect(told).toHaveLength(509);
    expect(new Set(told).size).toBe(509);
  });

  test('are still found at the addresses they had before', async ({ request }) => {
    const response = await request.get(`${realArticles.url}/2019/07/16/on-the-road-to-innovation`, { maxRedirects: 0 });
    expect(response.status()).toBe(308);
    expect(response.headers().location).toBe('/article/on-the-road-to-innovation');
  });

  test('are what crawlers, feed readers and platforms need', async () => {
    test.setTimeout(300_000);
    const report = await examinedInPart(realArticles, { furtherPages: 1, feeds: 20, oldAddresses: 50, files: false });
    const known = (problem: string) =>
      aboutShareImages.test(problem) || brokenLinks.some((broken) => problem.includes(broken));
    expect(problemsOf(report).filter((problem) => !known(problem))).toEqual([]);
    expect(report.looked).toMatchObject({ articles: 509, feeds: 20, oldAddresses: 50 });
  });
});

/** Does something with each of many, with so many of them at a time. */
async function eachAtATime<T>(all: readonly T[], width: number, work: (one: T) => Promise<unknown>): Promise<void> {
  const rest = all.values();
  const worker = async () => {
    for (const one of rest) await work(one);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
