import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { pageTypes, unindexed } from '#tests/support/reading.ts';
import { startSite } from '#tests/support/serve.ts';
import type { TestSite } from '#tests/support/sites.ts';
import { browserOptions } from '../browser.ts';
import { median, type Measure } from './measure.ts';

const pages = { article: '/article/the-price-of-distance', front: '/', section: '/section/asia-pacific' } as const;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const rounds = 3;
const debugPort = 9333;

/** Lighthouse on a phone with a slow network, as it comes: medians of three for each page; and what it says of SEO on every other. */
export async function measureLighthouse(site: TestSite): Promise<Measure[]> {
  const server = await startSite(site);
  const { executablePath, args } = browserOptions();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...args, `--remote-debugging-port=${debugPort}`],
  });
  const measures: Measure[] = [];
  try {
    for (const [name, path] of Object.entries(pages)) {
      await promisify(execFile)('curl', ['-s', '-o', '/dev/null', site.url + path]);
      const runs: Record<string, number>[] = [];
      for (let i = 0; i < rounds; i += 1) runs.push(await run(site.url + path));
      const of = (key: string) => median(runs.map((figures) => figures[key]!));
      for (const category of categories) {
        measures.push({
          what: `Lighthouse ${category}, ${name}`,
          bar: 100,
          got: of(category),
          unit: '',
          atLeast: true,
        });
      }
      measures.push(
        { what: `largest contentful paint, ${name}`, bar: 1.2, got: of('lcp'), unit: 's' },
        { what: `layout shift, ${name}`, bar: 0, got: of('cls'), unit: '' },
        { what: `total blocking time, ${name}`, bar: 0, got: of('tbt'), unit: 'ms' },
      );
    }
    for (const [name, path] of Object.entries(pageTypes)) {
      if (name in pages) continue;
      const got = await seoOf(site.url + path, unindexed.includes(name));
      measures.push({ what: `Lighthouse seo, ${name}`, bar: 100, got, unit: '', atLeast: true });
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return measures;
}

async function run(url: string): Promise<Record<string, number>> {
  const result = await lighthouse(url, { port: debugPort, logLevel: 'error', onlyCategories: [...categories] });
  if (!result) throw new Error(`Lighthouse said nothing of ${url}`);
  const { audits, categories: found } = result.lhr;
  return {
    ...Object.fromEntries(categories.map((name) => [name, Math.round((found[name]?.score ?? 0) * 100)])),
    lcp: (audits['largest-contentful-paint']?.numericValue ?? NaN) / 1000,
    cls: audits['cumulative-layout-shift']?.numericValue ?? NaN,
    tbt: audits['total-blocking-time']?.numericValue ?? NaN,
  };
}

/**
 * One run is enough: nothing of it is a matter of time.
 *
 * @param isForReadersAlone Lighthouse holds against a page that it says so, and the status of what is not there
 */
async function seoOf(url: string, isForReadersAlone: boolean): Promise<number> {
  const result = await lighthouse(url, {
    port: debugPort,
    logLevel: 'error',
    onlyCategories: ['seo'],
    throttlingMethod: 'provided',
    ignoreStatusCode: isForReadersAlone,
    skipAudits: isForReadersAlone ? ['is-crawlable', 'http-status-code'] : null,
  });
  if (!result) throw new Error(`Lighthouse said nothing of ${url}`);
  return Math.round((result.lhr.categories['seo']?.score ?? 0) * 100);
}
