import { expect, test, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { first, series } from '#tests/support/in-full.ts';
import { accessibilityProblems, expectNoSidewaysScroll, pageTypes, phone } from '#tests/support/reading.ts';

test.use({ viewport: phone, colorScheme: 'light' });

const darkPaper = 'rgb(16, 22, 27)';
const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check();
const sizeOf = (text: Locator) => text.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test('dark can be chosen on a light system, and light again', async ({ page }) => {
      await page.goto(pageTypes.article);
      await choose(page, 'Dark');
      await expect(page.locator('html')).toHaveCSS('background-color', darkPaper);
      await choose(page, 'Light');
      await expect(page.locator('html')).not.toHaveCSS('background-color', darkPaper);
    });

    test('what is read gets larger or smaller, and the furniture does not', async ({ page }) => {
      await page.goto(pageTypes.article);
      const read = [page.locator('.prose p').first(), page.locator('.story .dek'), page.locator('.folded p').first()];
      const furniture = page.locator('.share a').first();
      const before = await Promise.all([...read, furniture].map(sizeOf));
      for (const [name, factor] of [
        ['Larger', 1.25],
        ['Smaller', 0.875],
        ['Standard', 1],
      ] as const) {
        await choose(page, name);
        for (const [i, text] of read.entries()) expect(await sizeOf(text)).toBeCloseTo(before[i]! * factor, 1);
        expect(await sizeOf(furniture)).toBe(before.at(-1));
      }
    });
  });
}

test('both choices outlive the page, and are followed in other tabs', async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto(pageTypes.section);
  await page.goto(pageTypes.article);
  await choose(page, 'Dark');
  await choose(page, 'Larger');
  await expect(other.locator('html')).toHaveCSS('background-color', darkPaper);
  await expect(other.getByRole('radio', { name: 'Larger' })).toBeChecked();

  await page.goto('/article/a-peace-never-signed');
  await expect(page.locator('html')).toHaveCSS('background-color', darkPaper);
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Larger' })).toBeChecked();
});

test('a page that comes back from the browser’s memory shows the choice made meanwhile', async ({ page }) => {
  await page.goto(pageTypes.article);
  await page.evaluate(() => {
    localStorage.setItem('broadsheet:theme', 'dark');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await expect(page.locator('html')).toHaveCSS('background-color', darkPaper);
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
});

test('larger text fits the narrowest phone and is as accessible', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of series([pageTypes.article, '/article/a-peace-never-signed', '/article/twelve-24-200'], first)) {
    await page.goto(path);
    await choose(page, 'Larger');
    await expectNoSidewaysScroll(page);
    expect(await accessibilityProblems(page)).toEqual([]);
  }
});

test('a drawing with nothing behind its lines stands on white in the dark, chosen or the system’s', async ({
  page,
}) => {
  const grounds = () =>
    page
      .locator('.picture img, .prose img')
      .evaluateAll((pictures) => [...new Set(pictures.map((each) => getComputedStyle(each).backgroundColor))]);
  await page.goto(pageTypes.article);
  expect(await grounds()).toEqual(['rgba(0, 0, 0, 0)']);
  await choose(page, 'Dark');
  expect(await grounds()).toEqual(['rgb(255, 255, 255)']);
  await choose(page, 'Auto');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await grounds()).toEqual(['rgb(255, 255, 255)']);
});

test('who chose dark on a light system sees nothing light between two pages', async ({ page, context }) => {
  await page.goto(pageTypes.front);
  await choose(page, 'Dark');
  // What is painted while the colours change is no page between two others.
  await expect.poll(async () => brightnessOf(await page.screenshot())).toBeLessThan(64);
  const browser = await context.newCDPSession(page);
  const frames: string[] = [];
  browser.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data);
    // The page may be gone before the browser hears it.
    browser.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
  });
  await browser.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  for (const path of [pageTypes.article, pageTypes.section, pageTypes.topic, pageTypes.front, pageTypes.article]) {
    const before = frames.length;
    await page.goto(path);
    await expect.poll(() => frames.length).toBeGreaterThan(before);
  }
  await browser.send('Page.stopScreencast');
  for (const frame of frames) expect(await brightnessOf(Buffer.from(frame, 'base64'))).toBeLessThan(64);
});

/** How bright the paper is in the margin of a picture of the page: 0 to 255. */
async function brightnessOf(picture: Buffer): Promise<number> {
  const margin = sharp(picture).extract({ left: 2, top: 200, width: 1, height: 1 });
  return (await margin.removeAlpha().raw().toBuffer())[0]!;
}
