import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { first, series } from '#tests/support/in-full.ts';
import { desktop, pageTypes, phone } from '#tests/support/reading.ts';

const paths = [pageTypes.article, pageTypes.front, pageTypes.section, '/article/a-peace-never-signed'];

for (const { width, height } of [phone, desktop]) {
  for (const path of series(paths, first)) {
    test(`on a slow line nothing jumps when fonts and pictures come: ${path} at ${width} px`, async ({
      page,
      context,
    }) => {
      await page.setViewportSize({ width, height });
      const line = await context.newCDPSession(page);
      await line.send('Network.enable');
      // Lighthouse's slow 4G.
      await line.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 150,
        downloadThroughput: 1_638_400 / 8,
        uploadThroughput: 768_000 / 8,
      });
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      const load = () => page.goto(path, { waitUntil: 'load', timeout: 30_000 });
      // Once in hundreds of times the browser's slow line stands still for good.
      await load().catch(async () => {
        await line.send('Network.clearBrowserCache');
        await load();
      });
      await page.waitForFunction(
        () =>
          document.fonts.status === 'loaded' &&
          [...document.images].every(({ loading, complete }) => loading === 'lazy' || complete),
      );
      const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
      // A fifth of what counts as good (web.dev/cls). No other font has the same width word by word: here and there
      // one still changes its line.
      expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02);
    });
  }
}

test('the browser knows every font that the sheet declares, also after the sheet was minified', async ({ page }) => {
  await page.goto(pageTypes.front);
  const known = await page.evaluate(() =>
    [...document.fonts].map(({ family, style }) => `${family.replaceAll('"', '')} ${style}`),
  );
  const faces = [...readFileSync('app/styles/fonts.css', 'utf8').matchAll(/@font-face \{([^}]*)\}/g)].map(
    ([, rules = '']) =>
      `${/font-family: "([^"]+)"/.exec(rules)?.[1]} ${/font-style: (\w+)/.exec(rules)?.[1] ?? 'normal'}`,
  );
  expect(known.sort()).toEqual(faces.sort());
});
