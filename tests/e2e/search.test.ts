import { expect, test } from '@playwright/test';

test('on a phone each result shows the place where the words stand', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/search?q=strait');
  await expect(page.locator('.river .dek').first()).toBeVisible();
  await expect(page.locator('.river .dek mark').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

test('a word too many does not hide the stories that have the others, and the page says so', async ({ page }) => {
  await page.goto('/search?q=svalbard+treaty+xylophone');
  await expect(page.getByRole('status')).toContainText('No story has all of these words.');
  await expect(page.locator('.river h3').first()).toContainText('Svalbard');
});

test('a question that is too long is answered as far as it is read, and the page says so', async ({ page }) => {
  await page.goto(`/search?q=${'strait+'.repeat(60)}`);
  await expect(page.getByText('Only the first 200 characters were searched for.')).toBeVisible();
  await expect(page.locator('.river h3').first()).toBeVisible();
});
