import { expect, test } from '@playwright/test';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '#tests/fixtures/markdown/context.ts';
import { pageTypes } from '#tests/support/reading.ts';
import { openWithoutPolicy } from '#tests/support/without-policy.ts';

test('what a text folds away is printed', async ({ page }) => {
  await openWithoutPolicy(page, pageTypes.article);
  const { html } = compileArticle(
    'Text.\n\n<details><summary>Terms</summary>\n\nFolded words.\n\n</details>',
    aNewsroom(),
  ).body;
  await page.locator('.story__body').evaluate((body, written) => void (body.innerHTML = written), html);
  const words = page.getByText('Folded words.');
  // Not by their height: a browser may have laid out what it does not show.
  await expect(words).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(words).toBeVisible();
  expect(await words.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(5);
});
