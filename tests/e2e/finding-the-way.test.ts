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

test('search finds an article by words of its text and marks them', async ({ page }) => {
  await page.goto('/search');
  await page.locator('main').getByRole('searchbox').fill('kiribati date line');
  await page.locator('main').getByRole('button', { name: 'Search' }).click();
  await expect(page.locator('.river h3').first()).toContainText('Monday');
  await expect(page.locator('.river mark').first()).toBeVisible();
});
