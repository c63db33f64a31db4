import { rm } from 'node:fs/promises';
import { forgetStore, layOut, syncSite } from '#tests/support/serve.ts';
import { realArticles } from '#tests/support/sites.ts';
import type { Measure } from './measure.ts';

/** How long the 509 real articles take to sync: from nothing, and when nothing has changed. Pictures apart. */
export async function measureSync(): Promise<Measure[]> {
  await layOut(realArticles);
  // Prepares the pictures, which the bar leaves apart.
  syncSite(realArticles);
  await forgetStore(realArticles);
  await rm(`${realArticles.varDir}/contentlayer`, { recursive: true, force: true });
  const cold = timed(() => syncSite(realArticles));
  const warm = timed(() => syncSite(realArticles));
  return [
    { what: 'sync of 509 articles, cold (text)', bar: 60, got: cold, unit: 's' },
    { what: 'sync of 509 articles, warm', bar: 8, got: warm, unit: 's' },
  ];
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}
