import { expect, test, type Page } from '@playwright/test';
import { pageTypes, phone } from '#tests/support/reading.ts';

test.use({ viewport: phone });

const row = (page: Page) => page.getByRole('navigation', { name: 'Share this story' });

test('the link is copied at once, and that is said', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(pageTypes.article);
  await row(page).getByRole('button', { name: 'Copy link' }).click();
  await expect(row(page).getByRole('button', { name: 'Link copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(baseURL + pageTypes.article);
  await expect(row(page).getByRole('button', { name: 'Copy link' })).toBeVisible();
});

test('where the browser does not let it copy, the link stands in a box', async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('Refused', 'NotAllowedError'));
  });
  await page.goto(pageTypes.article);
  await row(page).getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('textbox', { name: 'Link to this story' })).toHaveValue(baseURL + pageTypes.article);
});

test('a browser with a share sheet of its own opens it', async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    const shared: ShareData[] = [];
    Object.assign(window, { shared });
    // A reader who shuts the sheet again: that must not be logged as an error.
    navigator.share = (what) => {
      shared.push(what ?? {});
      return Promise.reject(new DOMException('Shut', 'AbortError'));
    };
  });
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.goto(pageTypes.article);
  await row(page).getByRole('button', { name: 'Share', exact: true }).click();
  expect(await page.evaluate(() => (window as unknown as { shared: ShareData[] }).shared)).toEqual([
    { url: baseURL + pageTypes.article, title: await page.locator('h1').textContent() },
  ]);
  expect(errors).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a story is passed on by plain links, and nothing is offered that cannot work', async ({ page }) => {
    await page.goto(pageTypes.article);
    for (const name of ['E-mail', 'WhatsApp', 'Bluesky', 'X', 'Facebook', 'LinkedIn', 'Reddit']) {
      const link = row(page).getByRole('link', { name, exact: true });
      await expect(link).toHaveAttribute('href', /^(https|mailto):/);
    }
    await expect(row(page).getByRole('button', { name: 'Share', exact: true })).toBeHidden();
  });

  test('the link can be had from a box that opens and shuts', async ({ page, baseURL }) => {
    await page.goto(pageTypes.article);
    await row(page).getByRole('button', { name: 'Copy link' }).click();
    const box = page.getByRole('textbox', { name: 'Link to this story' });
    await expect(box).toHaveValue(baseURL + pageTypes.article);
    await row(page).getByRole('button', { name: 'Close' }).click();
    await expect(box).toBeHidden();
  });
});
