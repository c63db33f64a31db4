import { mkdirSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { browserOptions } from '../browser.ts';
import { looks, type Look } from './pages.ts';

const widths = [390, 768, 1280];
const schemes = ['light', 'dark'] as const;

/** For the scripts of a page it is always the same moment. */
const moment = '2026-12-01T12:00:00Z';

/**
 * Takes a picture of every page, as wide as phones, tablets and desks are, in light and in dark.
 *
 * @param only part of the names of those that are wanted
 * @returns the names of the pictures
 */
export async function takePictures(url: string, folder: string, only: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const names: string[] = [];
  const browser = await chromium.launch(browserOptions());
  try {
    for (const width of widths) {
      for (const colorScheme of schemes) {
        const viewport = { width, height: width > 600 ? 900 : 844 };
        const context = await browser.newContext({ baseURL: url, viewport, colorScheme, reducedMotion: 'reduce' });
        await context.clock.setFixedTime(moment);
        for (const [page, look] of Object.entries(looks)) {
          if (!page.includes(only)) continue;
          const name = `${page.replaceAll(' ', '-')}-${width}-${colorScheme}`;
          await takePicture(await context.newPage(), look, `${folder}/${name}.png`);
          names.push(name);
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
  return names;
}

async function takePicture(page: Page, { path, first }: Look, file: string): Promise<void> {
  await page.goto(path);
  await first?.(page);
  // All pictures and fonts have come, those too that are loaded when they are near.
  await page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = 'eager';
    await Promise.all([document.fonts.ready, ...pictures.map((picture) => picture.decode().catch(() => undefined))]);
  });
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
  await page.close();
}
