import { expect, test } from '@playwright/test';
import { desktop, expectNoSidewaysScroll, pageTypes } from '#tests/support/reading.ts';

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

test('it can be passed on by plain links, and the link be copied', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(pageTypes.article);
  const share = page.getByRole('navigation', { name: 'Share this story' });
  for (const name of ['E-mail', 'WhatsApp', 'Bluesky', 'X', 'Facebook', 'LinkedIn', 'Reddit']) {
    await expect(share.getByRole('link', { name, exact: true })).toHaveAttribute('href', /^(https|mailto):/);
  }
  await share.getByRole('button', { name: 'Copy link' }).click();
  await expect(share.getByRole('button', { name: 'Link copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(baseURL + pageTypes.article);
});

test('it ends with its topics, its authors and the newsletter', async ({ page }) => {
  await page.goto(pageTypes.article);
  const end = page.locator('.story__end');
  await expect(end.getByRole('link', { name: 'Chokepoints' })).toHaveAttribute('href', '/topic/chokepoints');
  await expect(end.locator('.bio')).toHaveCount(2);
  await expect(end.getByRole('textbox', { name: 'E-mail address' })).toBeVisible();
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
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
  expect(data).toMatchObject({
    '@type': 'NewsArticle',
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
  await page.goto('/article/watch-the-oceans-turn', { waitUntil: 'networkidle' });
  const card = page.locator('.embed');
  await expect(card.getByRole('link').first()).toHaveAttribute('href', /youtube\.com\/watch\?v=CCmTY0PKGDs/);
  expect(strangers).toEqual([]);
  await card.getByRole('button', { name: /Play here/ }).click();
  await expect(card.locator('iframe')).toHaveAttribute('src', /^https:\/\/www\.youtube-nocookie\.com\/embed\//);
  await expect.poll(() => strangers[0]).toBe('www.youtube-nocookie.com');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the link can still be had, from a box that opens', async ({ page, baseURL }) => {
    await page.goto(pageTypes.article);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect(page.getByRole('textbox', { name: 'Link to this story' })).toHaveValue(baseURL + pageTypes.article);
  });

  test('the drawer opens and leads to a section', async ({ page }) => {
    await page.goto(pageTypes.article);
    await page.getByRole('button', { name: 'Sections' }).click();
    await page.locator('#drawer').getByRole('link', { name: 'Networks' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Networks');
  });

  test('the text can be made larger for the page', async ({ page }) => {
    await page.goto(pageTypes.article);
    const size = () =>
      page
        .locator('.prose p')
        .first()
        .evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
    const standard = await size();
    await page.getByRole('radio', { name: 'Larger' }).check();
    expect(await size()).toBeCloseTo(standard * 1.25, 1);
  });

  test('dark can be chosen for the page', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(pageTypes.article);
    await page.getByRole('radio', { name: 'Dark' }).check();
    await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(16, 22, 27)');
  });
});

test('with JavaScript the choice of dark outlives the page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(pageTypes.article);
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.goto(pageTypes.section);
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(16, 22, 27)');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
});

test('larger text outlives the page, fits a narrow phone, and is followed in other tabs', async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto(pageTypes.section);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(pageTypes.article);
  await page.getByRole('radio', { name: 'Larger' }).check();
  await expectNoSidewaysScroll(page);
  await expect(other.locator('html')).toHaveAttribute('data-size', 'larger');
  await expect(other.getByRole('radio', { name: 'Larger' })).toBeChecked();
  await page.goto('/article/a-peace-never-signed');
  await expect(page.locator('html')).toHaveAttribute('data-size', 'larger');
  await expectNoSidewaysScroll(page);
});
