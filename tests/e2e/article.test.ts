import { expect, test } from '@playwright/test';
import { desktop, pageTypes, phone, scrollThrough } from '#tests/support/reading.ts';

test.use({ viewport: desktop });

test('an article says what it is, who wrote it and when', async ({ page }) => {
  await page.goto(pageTypes.article);
  const head = page.locator('.story__head');
  await expect(head.getByRole('link', { name: 'Analysis' })).toHaveAttribute('href', '/kind/analysis');
  await expect(head.getByRole('link', { name: 'Asia-Pacific' })).toHaveAttribute('href', '/section/asia-pacific');
  await expect(head.locator('.kicker')).toHaveText('Analysis|Asia-Pacific');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2.8 kilometres');
  const meta = page.locator('.story__meta');
  await expect(meta.getByRole('link', { name: 'Noor Castellan' })).toHaveAttribute('href', '/author/noor-castellan');
  await expect(meta.getByRole('link', { name: 'Jun Halvorsen' })).toBeVisible();
  await expect(meta.getByText('Published')).toBeVisible();
  await expect(meta.locator('time').first()).toHaveText('22 Nov 2026, 06:00 GMT');
  await expect(meta.getByText('Updated')).toBeVisible();
});

test('its picture has words for those who cannot see it, a caption, and a credit apart', async ({ page }) => {
  await page.goto(pageTypes.article);
  const hero = page.locator('.story__hero');
  await expect(hero.locator('img')).toHaveAttribute('alt', /Strait of Malacca/);
  await expect(hero.locator('img')).toHaveAttribute('width', '1600');
  await expect(hero.locator('figcaption .credit')).toContainText('Jun Halvorsen');
  expect(await hero.locator('img').evaluate((image: HTMLImageElement) => image.currentSrc)).toMatch(/\.avif$/);
});

test('a footnote leads to its note and back', async ({ page }) => {
  await page.goto('/article/a-peace-never-signed');
  await page.locator('.fn a').first().click();
  await expect(page).toHaveURL(/#note-1$/);
  await page.locator('.notes a[href="#ref-1"]').first().click();
  await expect(page).toHaveURL(/#ref-1$/);
});

test('a correction is dated and announced at the top', async ({ page }) => {
  await page.goto(pageTypes.article);
  await page.getByRole('link', { name: 'See the note' }).click();
  await expect(page.locator('#correction')).toContainText('Correction, 22 November 2026');
});

test('it ends with its topics, its authors and the newsletter', async ({ page }) => {
  await page.goto(pageTypes.article);
  const end = page.locator('.story__end');
  await expect(end.getByRole('link', { name: 'Chokepoints' })).toHaveAttribute('href', '/topic/chokepoints');
  await expect(end.locator('.bio')).toHaveCount(2);
  await expect(end.getByRole('link', { name: 'our feed' })).toHaveAttribute('href', '/feeds/rss.xml');
});

test('search engines learn its kind, its dates, its authors and one address', async ({ page, baseURL }) => {
  await page.goto(pageTypes.article);
  const canonical = page.locator('link[rel="canonical"]');
  await expect(canonical).toHaveCount(1);
  await expect(canonical).toHaveAttribute('href', baseURL + pageTypes.article);
  await expect(page.locator('link[type="application/rss+xml"]')).toHaveAttribute(
    'href',
    `${baseURL}/feeds/section/asia-pacific/rss.xml`,
  );
  await expect(page.locator('meta[property="og:image"]').first()).toHaveAttribute(
    'content',
    new RegExp(`^${baseURL}/media/`),
  );
  const graph = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
  const [data] = graph['@graph'];
  expect(data).toMatchObject({
    '@type': 'AnalysisNewsArticle',
    datePublished: '2026-11-22T06:00:00.000Z',
    articleSection: 'Asia-Pacific',
  });
  expect(data.author).toHaveLength(2);
  expect(data.image).toHaveLength(3);
});

test('a video loads nothing from its host before the reader asks, and its player after', async ({ page, baseURL }) => {
  const strangers: string[] = [];
  await page.route(
    (url) => url.origin !== baseURL,
    (route) => {
      strangers.push(new URL(route.request().url()).host);
      return route.fulfill({ body: 'a player' });
    },
  );
  await page.goto('/article/watch-the-oceans-turn');
  await scrollThrough(page);
  const card = page.locator('.embed');
  await expect(card.getByRole('link').first()).toHaveAttribute('href', /youtube\.com\/watch\?v=CCmTY0PKGDs/);
  expect(strangers).toEqual([]);
  await card.getByRole('button', { name: /Play here/ }).click();
  await expect(card.locator('iframe')).toHaveAttribute('src', /^https:\/\/www\.youtube-nocookie\.com\/embed\//);
  await expect.poll(() => strangers[0]).toBe('www.youtube-nocookie.com');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: phone });

  test('a video is a link to where it can be seen', async ({ page }) => {
    await page.goto('/article/watch-the-oceans-turn');
    const card = page.locator('.embed');
    await expect(card.getByRole('link')).toHaveAttribute('href', /youtube\.com\/watch\?v=CCmTY0PKGDs/);
    await expect(card.getByRole('button')).toHaveCount(0);
  });

  test('the drawer opens and leads to a section', async ({ page }) => {
    await page.goto(pageTypes.article);
    await page.getByRole('button', { name: 'Sections' }).click();
    await page.locator('#drawer').getByRole('link', { name: 'Networks' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Networks');
  });
});
