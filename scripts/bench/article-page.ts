import { chromium } from '@playwright/test';
import { brotliCompressSync, constants } from 'node:zlib';
import type { TestSite } from '#tests/support/sites.ts';
import { serve } from '#tests/support/serve.ts';
import { browserOptions } from '../browser.ts';
import type { Measure } from './measure.ts';

const path = '/article/the-price-of-distance';

/** What one article of 1,300 words with its three folded stories weighs, and whom it asks for anything. */
export async function measureArticlePage(site: TestSite): Promise<Measure[]> {
  const server = await serve(site);
  const browser = await chromium.launch(browserOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const weights = { font: 0, stylesheet: 0, script: 0 };
    let strangers = 0;
    page.on('response', async (response) => {
      const url = response.url();
      if (!url.startsWith(site.url) && !url.startsWith('data:')) strangers += 1;
      const type = response.request().resourceType();
      const body = await response.body().catch(() => Buffer.alloc(0));
      if (type === 'font') weights.font += body.length;
      if (type === 'script') weights.script += brotli(body);
      if (type === 'stylesheet') weights.stylesheet += brotli(body);
    });
    const response = await page.goto(site.url + path, { waitUntil: 'networkidle' });
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.waitForLoadState('networkidle');
    const html = await response!.text();
    const words = await page.locator('.prose').evaluate((prose) => prose.textContent?.split(/\s+/).length ?? 0);
    console.log(`${path}: ${words} words, ${await page.locator('aside.teaser').count()} folded stories`);
    return [
      {
        what: 'article page: HTML + CSS, brotli',
        bar: 28,
        got: (brotli(Buffer.from(html)) + weights.stylesheet) / 1000,
        unit: 'kB',
      },
      { what: 'article page: script, brotli', bar: 8, got: weights.script / 1000, unit: 'kB' },
      { what: 'article page: inline scripts beside structured data', bar: 0, got: inlineScripts(html), unit: '' },
      { what: 'article page: fonts', bar: 90, got: weights.font / 1000, unit: 'kB' },
      { what: 'article page: requests to another host', bar: 0, got: strangers, unit: '' },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Scripts in the page that a browser would run. */
const inlineScripts = (html: string) => [...html.matchAll(/<script(?![^>]*\bsrc=)(?![^>]*ld\+json)/g)].length;

const brotli = (bytes: Buffer) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
