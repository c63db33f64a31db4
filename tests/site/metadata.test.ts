import { expect, test } from 'vitest';
import { articleUrl, embedUrl } from '#lib/news/urls.ts';
import { crawled, graphProblems, htmlProblems } from '#tests/support/crawling.ts';
import { readerModeOf } from '#tests/support/reader-mode.ts';
import { pageTypes, unindexed } from '#tests/support/reading.ts';
import { ask, textAt } from '#tests/support/meridian-pages.ts';
import { meridian } from '#tests/support/sites.ts';

const articles = {
  opinion: 'a-map-is-an-argument',
  'article with boxes': 'what-a-treaty-says-in-brackets',
  'article with tables': 'who-may-stop-a-ship',
  interview: 'how-we-draw-a-line-nobody-agrees-on',
  video: 'watch-the-oceans-turn',
  'article by two': 'the-price-of-distance',
} as const;
const articlePages = Object.fromEntries(Object.entries(articles).map(([name, slug]) => [name, articleUrl(slug)]));

test('the card for other sites: html-validate finds nothing wrong', async () => {
  const html = await textAt(embedUrl('the-price-of-distance'));
  expect(await htmlProblems(html)).toEqual([]);
});

for (const [name, path] of Object.entries({ ...pageTypes, ...articlePages })) {
  test(`${name}: html-validate and the structured data validator find nothing wrong`, async () => {
    const html = await textAt(path);
    expect(await htmlProblems(html)).toEqual([]);
    expect(await graphProblems(html)).toEqual([]);
  });

  test(`${name} says what it is, where it lives and whether it may be found`, async () => {
    const page = crawled(await textAt(path));
    expect(page.title).toMatch(/The Meridian/);
    expect(page.meta('description')[0]).toMatch(/\S/);
    expect(page.meta('robots')).toHaveLength(1);
    if (unindexed.includes(name)) {
      expect(page.meta('robots')[0]).toContain('noindex');
      return;
    }
    expect(page.meta('robots')[0]).toMatch(/^index, .*max-image-preview:large/);
    // Next writes the address of the front without its slash.
    const address = meridian.url + (path === '/' ? '' : path);
    expect(page.canonical).toEqual([address]);
    expect(page.meta('og:url')).toEqual([address]);
    expect(page.meta('og:site_name')).toEqual(['The Meridian']);
    expect(page.meta('og:title')).toHaveLength(1);
    expect(page.meta('twitter:card')).toHaveLength(1);
    expect(page.graphs).toHaveLength(1);
    expect(page.node('NewsMediaOrganization')).toMatchObject({
      '@id': `${meridian.url}/#publisher`,
      name: 'The Meridian',
    });
    if (path !== '/') expect(page.node('BreadcrumbList')).toBeDefined();
  });
}

for (const [name, slug] of Object.entries(articles)) {
  test(`${name}: a reader mode shows headline, byline and the whole text, and nothing beside it`, async () => {
    const shown = readerModeOf(await textAt(articleUrl(slug)));
    expect(shown.wrong).toEqual([]);
    expect(shown.blocks).toBeGreaterThan(10);
    expect(shown.furniture).toBeGreaterThan(5);
  });
}

test('an article says when it was published and updated, by whom, in which section and on what', async () => {
  const page = crawled(await textAt(pageTypes.article));
  expect(page.meta('og:type')).toEqual(['article']);
  expect(page.meta('article:published_time')).toEqual(['2026-11-22T06:00:00.000Z']);
  expect(page.meta('article:modified_time')).toEqual(['2026-11-22T15:20:00.000Z']);
  expect(page.meta('article:author')).toEqual([
    `${meridian.url}/author/noor-castellan`,
    `${meridian.url}/author/jun-halvorsen`,
  ]);
  expect(page.meta('article:section')).toEqual(['Asia-Pacific']);
  expect(page.meta('article:tag')).toEqual(['Chokepoints', 'Rules of the sea']);
  expect(page.meta('og:image:alt')[0]).toMatch(/\S/);
  expect(page.meta('og:image:width')).toHaveLength(1);
  expect(page.node('AnalysisNewsArticle')).toMatchObject({
    datePublished: '2026-11-22T06:00:00.000Z',
    dateModified: '2026-11-22T15:20:00.000Z',
  });
});

test('the publisher names every policy, and each is a heading on a page that is there', async () => {
  const publisher = crawled(await textAt('/')).node('NewsMediaOrganization') ?? {};
  const policies = Object.entries(publisher).filter(([name]) =>
    /Policy$|Principles|Report$|^masthead$|FundingInfo$/.test(name),
  );
  expect(policies).toHaveLength(12);
  const pages = new Map<string, string>();
  for (const address of policies.map(([, value]) => new URL(String(value)))) {
    const { pathname, hash, origin } = address;
    expect(origin).toBe(meridian.url);
    if (!pages.has(pathname)) pages.set(pathname, await textAt(pathname));
    if (hash) expect(pages.get(pathname), address.href).toContain(`id="${hash.slice(1)}"`);
    else expect(pages.get(pathname)).toMatch(/<h1[ >]/);
  }
});

test('the site can be put among the applications, with icons of its own', async () => {
  const answer = await ask('/manifest.webmanifest');
  expect(answer.headers.get('content-type')).toContain('application/manifest+json');
  const { name, icons } = (await answer.json()) as { name: string; icons: { src: string; type: string }[] };
  expect(name).toBe('The Meridian');
  for (const path of [...icons.map(({ src }) => src), '/apple-touch-icon.png', '/favicon.ico', '/mark.svg']) {
    const icon = await ask(path);
    expect(icon.status, path).toBe(200);
    expect(icon.headers.get('content-type'), path).toMatch(/^image\//);
  }
});
