import { rm } from 'node:fs/promises';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ArticleView } from '#components/article/article-view.tsx';
import { feedFormats, feedUrl, type FeedFormat } from '#lib/news/urls.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { aFrame } from '../support/a-frame.ts';
import { graphProblems, htmlProblems } from '../support/crawling.ts';
import { examinedInPart, problemsOf } from '../support/doctor.ts';
import { feedProblems } from '../support/feed-rules.ts';
import { inFull, series } from '../support/in-full.ts';
import { rawMarkup } from '../support/raw-markup.ts';
import { readerModeOf } from '../support/reader-mode.ts';
import { haveRealArticles, realArticles, unpackRealArticles } from '../support/real-articles.ts';
import { startSite, type Served } from '../support/serve.ts';
import { testSite, type TestSite } from '../support/sites.ts';
import { syncInProcess } from '../support/sync-in-process.ts';
import { sitemapProblems } from '../support/validate-sitemap.ts';

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
describe.runIf(haveRealArticles)('509 real articles', () => {
  let site: TestSite;
  let store: Store;
  let server: Served;
  let slugs: { articles: string[]; sections: string[]; topics: string[]; authors: string[] };

  beforeAll(async () => {
    site = { ...(await testSite('18f')), content: realArticles };
    await unpackRealArticles();
    await rm(site.varDir, { recursive: true, force: true });
    store = await openStore(site.databaseUrl);
    const { written } = await syncInProcess(store, { contentDir: site.content, varDir: site.varDir });
    expect(written).toBe(true);
    const named = (things: { slug: string }[]) => things.map(({ slug }) => slug);
    slugs = {
      articles: [],
      sections: named(await store.sections.all()),
      topics: named(await store.topics.all()),
      authors: named(await store.authors.all()),
    };
    for await (const batch of store.articles.eachPublished(1000)) slugs.articles.push(...named(batch));
    server = await startSite(site);
  }, 600_000);
  afterAll(async () => {
    await server?.stop();
    await store?.close();
  });

  const read = async (path: string) => (await fetch(site.url + path, { redirect: 'manual' })).text();
  const statusOf = async (path: string) => (await fetch(site.url + path, { redirect: 'manual' })).status;

  test('show no raw Markdown, shortcode or HTML entity, but where the source itself is broken', async () => {
    expect(slugs.articles).toHaveLength(509);
    const raw: Record<string, string> = {};
    for (const slug of slugs.articles) {
      const article = (await store.articles.publishedBySlug(slug))!;
      const shown = <ArticleView article={article} authors={[]} onward={[]} series={null} frame={aFrame()} />;
      const found = rawMarkup(`<!doctype html><html><body>${renderToStaticMarkup(shown)}</body></html>`);
      if (found.length > 0) raw[slug] = found.join(' · ');
    }
    expect(Object.keys(raw).sort(), JSON.stringify(raw)).toEqual(Object.keys(brokenSources).sort());
  });

  test('are served as pages and structured data that break no rule, whole in a reader mode', async () => {
    const known = [...Object.keys(brokenSources), ...Object.keys(lostToReaders)];
    const refused: string[] = [];
    const invalid: Record<string, string[]> = {};
    const unread: Record<string, string[]> = {};
    const asked = series(slugs.articles, (slug, i) => i % 10 === 0 || known.includes(slug));
    await eachAtATime(asked, 4, async (slug) => {
      const answer = await fetch(`${site.url}/article/${slug}`);
      if (answer.status !== 200) return refused.push(`${answer.status} /article/${slug}`);
      const html = await answer.text();
      const problems = [...(await htmlProblems(html)), ...(await graphProblems(html))];
      if (problems.length > 0) invalid[slug] = problems;
      const { wrong } = readerModeOf(html);
      if (wrong.length > 0) unread[slug] = wrong;
      return undefined;
    });
    expect(asked.length).toBeGreaterThan(55);
    expect(refused).toEqual([]);
    expect(invalid).toEqual({});
    expect(Object.keys(unread).sort(), JSON.stringify(unread, null, 1)).toEqual(Object.keys(lostToReaders).sort());
  });

  test('fill every type of page', async () => {
    const lists = [
      ...slugs.sections.map((slug) => `/section/${slug}`),
      ...slugs.topics.map((slug) => `/topic/${slug}`),
      ...slugs.authors.map((slug) => `/author/${slug}`),
    ];
    const paths = [
      '/',
      '/latest',
      '/latest/page/26',
      '/feeds',
      '/search?q=design',
      '/sitemaps/pages.xml',
      '/sitemaps/news.xml',
      ...series(lists, (_, i) => i % 20 === 0),
    ];
    const refused: string[] = [];
    for (const path of paths) if ((await statusOf(path)) !== 200) refused.push(path);
    expect(refused).toEqual([]);
    expect(await statusOf('/latest/page/27')).toBe(404);
  });

  test('are followed in feeds that break no rule, and told of in valid sitemaps, each once', async () => {
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

  test('are still found at the addresses they had before', async () => {
    const answer = await fetch(`${site.url}/2019/07/16/on-the-road-to-innovation`, { redirect: 'manual' });
    expect(answer.status).toBe(308);
    expect(answer.headers.get('location')).toBe('/article/on-the-road-to-innovation');
  });

  test.runIf(inFull)('are what crawlers, feed readers and platforms need', async () => {
    const report = await examinedInPart(site, { furtherPages: 1, feeds: 20, oldAddresses: 50, files: false });
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
