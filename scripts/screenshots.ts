import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { layOut, startSite, syncSite } from '#tests/support/serve.ts';
import { environmentOf, meridian } from '#tests/support/sites.ts';
import { buildSite } from './build-site.ts';
import { browserOptions } from './browser.ts';

/** `node scripts/screenshots.ts`: the pictures of the README. */
const shots = [
  { name: 'front-1280-light', path: '/', width: 1280, scheme: 'light' },
  { name: 'front-390-light', path: '/', width: 390, scheme: 'light' },
  { name: 'article-1280-light', path: '/article/the-price-of-distance', width: 1280, scheme: 'light' },
  { name: 'article-390-dark', path: '/article/the-price-of-distance', width: 390, scheme: 'dark' },
  { name: 'section-1280-light', path: '/section/asia-pacific', width: 1280, scheme: 'light' },
] as const;

mkdirSync('docs/screenshots', { recursive: true });
await layOut(meridian, 'as they are');
syncSite(meridian);
await buildSite(environmentOf(meridian));
const site = await startSite(meridian);
const browser = await chromium.launch(browserOptions());
try {
  for (const { name, path, width, scheme } of shots) {
    const page = await browser.newPage({ viewport: { width, height: width > 600 ? 1100 : 844 }, colorScheme: scheme });
    await page.goto(meridian.url + path, { waitUntil: 'networkidle' });
    await page.screenshot({ path: `docs/screenshots/${name}.png` });
    await page.close();
  }
} finally {
  await browser.close();
  await site.stop();
}
