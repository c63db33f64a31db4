import { openStore } from '#lib/store/open-store.ts';
import { startSite } from '#tests/support/serve.ts';
import { median, type Measure } from './measure.ts';
import { realArticlesSite } from './real-articles-site.ts';

/** How long the first reader of an article waits: each of the real articles once, none printed before. */
export async function measureRenders(): Promise<Measure[]> {
  const store = await openStore(realArticlesSite.databaseUrl);
  const slugs: string[] = [];
  for await (const batch of store.articles.eachPublished(1000)) slugs.push(...batch.map(({ slug }) => slug));
  await store.close();

  const server = await startSite(realArticlesSite);
  try {
    // The first pages pay for loading the code itself.
    const [warmUp, measured] = [slugs.slice(0, 20), slugs.slice(20)];
    for (const slug of warmUp) await timeOf(slug);
    const uncached: number[] = [];
    const cached: number[] = [];
    // Each again at once: all of them together are more than the print cache holds.
    for (const slug of measured) {
      uncached.push(await timeOf(slug));
      cached.push(await timeOf(slug));
    }
    console.log(
      `an uncached article took ${(median(uncached) / median(cached)).toFixed(1)} times as long as a cached one`,
    );
    return [{ what: `uncached article, p50 of ${measured.length}`, bar: 30, got: median(uncached), unit: 'ms' }];
  } finally {
    await server.stop();
  }
}

async function timeOf(slug: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${realArticlesSite.url}/article/${slug}`);
  await response.text();
  if (!response.ok) throw new Error(`/article/${slug} answered ${response.status}`);
  return performance.now() - began;
}
