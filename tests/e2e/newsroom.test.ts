import { monthOf } from '#lib/news/dates.ts';
import { monthSitemapUrl } from '#lib/news/sitemaps.ts';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openStore } from '#lib/store/open-store.ts';
import { formatReport } from '#lib/content/sync-report.ts';
import { noticed } from '#tests/support/noticed.ts';
import { meridian } from '#tests/support/sites.ts';
import { syncInProcess } from '#tests/support/sync-in-process.ts';
import { readNewest } from '#tests/support/surfaces.ts';

/** As `broadsheet sync` does it; the press has noticed then. */
const sync = async () => {
  const store = await openStore(meridian.databaseUrl);
  try {
    const report = await syncInProcess(store, { contentDir: meridian.content, varDir: meridian.varDir });
    await noticed(meridian, store);
    return formatReport(report);
  } finally {
    await store.close();
  }
};
/** The page as it is now: the first to ask after a change may get the copy of a moment ago. */
const newest = (path: string) => readNewest(meridian.url + path);
const articleFile = (slug: string) => `${meridian.content}/articles/2026/${slug}.md`;

const newStory = (changes: Record<string, string> = {}, text = 'A ship has come in.') => {
  const frontMatter = {
    headline: 'Harbour story 7f3a',
    dek: 'One sentence.',
    kind: 'reporting',
    section: 'oceans',
    topics: '[fisheries]',
    authors: '[mara-lindqvist]',
    publishedAt: '2026-11-22T20:00:00Z',
    ...changes,
  };
  return `---\n${Object.entries(frontMatter)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')}\n---\n\n${text}\n`;
};

test.describe.configure({ mode: 'serial' });

test.afterAll(async () => {
  await rm(articleFile('harbour-story'), { force: true });
  await sync();
});

test('a story that a sync brings is on every page it belongs to, though those were printed before', async ({
  request,
}) => {
  const pages = [
    '/',
    '/section/oceans',
    '/topic/fisheries',
    '/author/mara-lindqvist',
    '/kind/reporting',
    '/latest',
    '/feeds/rss.xml',
  ];
  for (const path of pages) expect(await (await request.get(path)).text()).not.toContain('Harbour story 7f3a');
  expect((await request.get('/article/harbour-story')).status()).toBe(404);

  await writeFile(articleFile('harbour-story'), newStory());
  await sync();

  expect((await request.get('/article/harbour-story')).status()).toBe(200);
  for (const path of pages) expect(await newest(path), path).toContain('Harbour story 7f3a');
  expect(await newest('/search?q=7f3a')).toContain('/article/harbour-story');
});

test('while it is breaking, every page says so', async ({ page }) => {
  await writeFile(articleFile('harbour-story'), newStory({ breaking: 'true' }));
  await sync();
  for (const path of ['/', '/article/round-the-cape', '/about', '/nothing-here', '/search']) {
    await newest(path);
    await page.goto(path);
    await expect(page.getByRole('complementary', { name: 'Breaking news' }).getByRole('link')).toHaveText(
      'Harbour story 7f3a',
    );
  }
  await writeFile(articleFile('harbour-story'), newStory());
  await sync();
  await newest('/article/round-the-cape');
  await page.goto('/article/round-the-cape');
  await expect(page.getByRole('complementary', { name: 'Breaking news' })).toHaveCount(0);
});

for (const [what, changes] of [
  ['a draft', { status: 'draft' }],
  ['an article dated in the future', { publishedAt: '2126-01-01T00:00:00Z' }],
] as const) {
  test(`${what} is nowhere`, async ({ request }) => {
    await writeFile(articleFile('harbour-story'), newStory(changes));
    await sync();
    await expect.poll(async () => (await request.get('/article/harbour-story')).status()).toBe(404);
    for (const path of [
      '/',
      '/section/oceans',
      '/latest',
      '/feeds/rss.xml',
      '/feeds/atom.xml',
      '/feeds/feed.json',
      '/sitemaps/news.xml',
      monthSitemapUrl(monthOf(new Date().toISOString())),
      monthSitemapUrl('2126-01'),
      '/search?q=7f3a',
      '/article/twelve-24-200',
    ]) {
      expect(await newest(path), path).not.toMatch(/Harbour story 7f3a|harbour-story/);
    }
  });
}

test('at its hour a scheduled article comes out by itself, on every page it belongs to', async ({ request }) => {
  // Far enough away to be read of beforehand, however long the machine takes for a sync of a changed file.
  const began = Date.now();
  await writeFile(articleFile('harbour-story'), newStory({ publishedAt: '2126-01-01T00:00:00Z' }, 'Two ships have.'));
  await sync();
  const hour = new Date(Date.now() + 2 * (Date.now() - began) + 2000).toISOString();
  await writeFile(articleFile('harbour-story'), newStory({ publishedAt: hour }));
  await sync();
  expect((await request.get('/article/harbour-story')).status()).toBe(404);
  await expect.poll(async () => (await request.get('/article/harbour-story')).status(), { timeout: 45_000 }).toBe(200);
  for (const path of ['/', '/section/oceans', '/feeds/rss.xml', '/sitemaps/news.xml', monthSitemapUrl(monthOf(hour))]) {
    expect(await newest(path), path).toContain('/article/harbour-story');
  }
});

test('content that cannot be rendered rightly is refused whole, and readers keep what they had', async ({
  request,
}) => {
  await writeFile(articleFile('harbour-story'), newStory({ section: 'ocean' }));
  expect(await sync()).toMatch(/articles\/2026\/harbour-story\.md:5 .*ocean.*oceans/);
  expect((await request.get('/section/oceans')).status()).toBe(200);
});

test('an old address leads to the article', async ({ request }) => {
  await writeFile(articleFile('harbour-story'), newStory({ oldUrls: '[/2019/05/harbour]' }));
  await sync();
  const response = await request.get('/2019/05/harbour', { maxRedirects: 0 });
  expect(response.status()).toBe(308);
  expect(response.headers().location).toBe('/article/harbour-story');
});

test('a line of redirects.yaml that leads elsewhere now does so at the next request, with a query as well', async ({
  request,
}) => {
  const file = join(meridian.content, 'redirects.yaml');
  const before = await readFile(file, 'utf8');
  const leadsTo = async (path: string) => (await request.get(path, { maxRedirects: 0 })).headers().location;
  const places = { '/trial': 'section:oceans', '/?trial=1': 'page:about' };
  const write = (lines: Record<string, string>) =>
    writeFile(
      file,
      before +
        Object.entries(lines)
          .map((line) => `${line.join(': ')}\n`)
          .join(''),
    );

  expect((await request.get('/?trial=1', { maxRedirects: 0 })).status()).toBe(200);
  await write(places);
  await sync();
  await expect.poll(() => leadsTo('/?trial=1')).toBe('/about');
  expect(await leadsTo('/trial')).toBe('/section/oceans');
  await write({ '/trial': 'page:about', '/?trial=1': 'section:oceans' });
  await sync();
  await expect.poll(() => leadsTo('/trial')).toBe('/about');
  await expect.poll(() => leadsTo('/?trial=1')).toBe('/section/oceans');
  await writeFile(file, before);
  await sync();
  await expect.poll(async () => (await request.get('/trial', { maxRedirects: 0 })).status()).toBe(404);
  await expect.poll(async () => (await request.get('/?trial=1', { maxRedirects: 0 })).status()).toBe(200);
});

test('the newsletter says that sign-up is not open yet, leads to the feed, and keeps nothing of what an old form sends', async ({
  page,
  request,
}) => {
  await page.goto('/newsletter');
  await expect(page.locator('main')).toContainText('Sign-up is not open yet.');
  await expect(page.locator('main').getByRole('link', { name: 'our feed' })).toHaveAttribute('href', '/feeds/rss.xml');
  await expect(page.locator('form[action="/api/newsletter"]')).toHaveCount(0);

  for (const email of ['reader@example.org', 'nobody']) {
    const answer = await request.post('/api/newsletter', { form: { email }, maxRedirects: 0 });
    expect([answer.status(), answer.headers().location]).toEqual([303, '/newsletter']);
  }
  const store = await openStore(meridian.databaseUrl);
  const rows = await store.db.selectFrom('subscriber').selectAll().execute();
  await store.close();
  expect(rows).toEqual([]);
});

test('the address of the form takes no other format and no flood', async ({ request }) => {
  expect((await request.post('/api/newsletter', { data: { email: 'a@example.org' } })).status()).toBe(415);
  expect((await request.post('/api/newsletter', { form: { email: 'x'.repeat(10_000) } })).status()).toBe(413);
});
