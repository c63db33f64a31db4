import { expect, test } from '@playwright/test';
import { series } from '#tests/support/in-full.ts';
import {
  desktop,
  expectNoSidewaysScroll,
  expectReadableByAll,
  expectRoomForLargeText,
  pageTypes,
  phone,
  scrollThrough,
} from '#tests/support/reading.ts';

/** Pages of which another one has the layout. */
const laidOutAlike = ['topic', 'kind', 'archive', 'archiveYear', 'second page of a list', 'search without results'];

for (const [name, path] of series(Object.entries(pageTypes), ([name]) => !laidOutAlike.includes(name))) {
  test(`${name} can be read by all at any width, asks no other host for anything, and logs no error`, async ({
    page,
    baseURL,
  }) => {
    const strangers: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`${baseURL}/`) && !request.url().startsWith('data:')) strangers.push(request.url());
    });
    page.on('console', (message) => {
      // The browser itself logs the status of a page that is not found.
      if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));

    await page.setViewportSize(phone);
    await page.goto(path);
    await expectReadableByAll(page, 'light');
    // 320 px is also 400% zoom on a desktop, and 640 px is 200%.
    for (const width of [320, 640, desktop.width]) {
      await page.setViewportSize({ width, height: 900 });
      await expectNoSidewaysScroll(page);
    }
    await expectReadableByAll(page, 'dark');
    await scrollThrough(page);
    expect(strangers).toEqual([]);
    expect(complaints).toEqual([]);
  });
}

test('a page laid out from right to left does not scroll sideways either', async ({ page }) => {
  for (const viewport of [phone, desktop]) {
    await page.setViewportSize(viewport);
    for (const path of [pageTypes.front, pageTypes.article, pageTypes.section]) {
      await page.goto(path);
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
      await expectNoSidewaysScroll(page);
      if (viewport === phone) await expectRoomForLargeText(page);
    }
  }
});

test('the first tab of a keyboard leads past the navigation to the text', async ({ page }) => {
  await page.goto(pageTypes.article);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('focus is visible on every kind of control', async ({ page }) => {
  await page.goto(pageTypes.article);
  for (const control of ['.masthead button', '.sections a', '.kicker a', '.share button', 'summary', '.prompt a']) {
    await page.locator(control).first().focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(outline, control).toBe('solid');
  }
});

test('a reader who wants less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(pageTypes.article);
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => getComputedStyle(element).transitionDuration !== '0s')
        .length,
  );
  expect(moving).toBe(0);
});

test('on paper there is the article and no navigation', async ({ page }) => {
  await page.goto(pageTypes.article);
  await page.emulateMedia({ media: 'print' });
  for (const furniture of ['.sections', '.share', '.onward', '.prompt', '.rail']) {
    await expect(page.locator(furniture).first()).toBeHidden();
  }
  await expect(page.locator('.prose')).toBeVisible();
});
