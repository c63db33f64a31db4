import { expect, test } from '@playwright/test';
import { pageTypes } from '#tests/support/reading.ts';

test('the front shows no article twice', async ({ page }) => {
  await page.goto(pageTypes.front);
  const links = await page
    .locator('main h3 a, main .related a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links.length).toBeGreaterThan(25);
  expect(links.filter((href, i) => links.indexOf(href) !== i)).toEqual([]);
});

test('the front opens with what its editors chose', async ({ page }) => {
  await page.goto(pageTypes.front);
  await expect(page.locator('.lead__main h3')).toContainText('2.8 kilometres');
  await expect(page.locator('.views .by')).toHaveText([/Ansel Whitlow/, /Tamsin Okoro-Vale/, /Mara Lindqvist/]);
});

test('a long list is read page by page, each with an address of its own', async ({ page }) => {
  await page.goto('/latest');
  const first = await page.locator('.river h3').first().textContent();
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(page).toHaveURL('/latest/page/2');
  await expect(page.locator('.river h3').first()).not.toHaveText(first ?? '');
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', /\/latest\/page\/2$/);
  await page.getByRole('link', { name: 'Newer' }).click();
  await expect(page).toHaveURL('/latest');
});

for (const path of [
  '/latest/page/1',
  '/latest/page/99',
  '/latest/page/x',
  '/section/nowhere',
  '/topic/none',
  '/author/nobody',
  '/kind/gossip',
  '/article/none',
  '/a/b/c',
]) {
  test(`${path} is truly not found`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is off the chart');
    await expect(page.locator('main').getByRole('search')).toBeVisible();
    await expect(page.locator('main .heads a')).toHaveCount(6);
  });
}

test('search finds an article by words of its text and marks them', async ({ page }) => {
  await page.goto('/search');
  await page.locator('main').getByRole('searchbox').fill('kiribati date line');
  await page.locator('main').getByRole('button', { name: 'Search' }).click();
  await expect(page.locator('.river h3').first()).toContainText('Monday');
  await expect(page.locator('.river mark').first()).toBeVisible();
});

for (const words of [
  '"',
  '*',
  'a AND',
  'NEAR(',
  'x'.repeat(500),
  '😀',
  "'; drop table article; --",
  '<script>alert(1)</script>',
  '%00',
]) {
  test(`searching for ${words.slice(0, 30)} does no harm`, async ({ page }) => {
    const response = await page.goto(`/search?q=${encodeURIComponent(words)}`);
    expect(response?.status()).toBe(200);
    await expect(page.locator('main').getByRole('searchbox')).toBeVisible();
  });
}

test('the image optimiser is not there', async ({ request }) => {
  expect((await request.get('/_next/image?url=%2Fmark.svg&w=640&q=75')).status()).toBe(404);
});

test('media answer only what was prepared', async ({ request }) => {
  for (const path of [
    '/media/../package.json',
    '/media/..%2f..%2fpackage.json/x.jpeg',
    '/media/x.0a1b2c3d/full-400.avif',
    '/media/a',
  ]) {
    expect([400, 404]).toContain((await request.get(path)).status());
  }
});
