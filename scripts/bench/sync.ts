import { rm } from 'node:fs/promises';
import { unpackRealArticles } from '#tests/support/real-articles.ts';
import { forgetStore, layOut, syncSite } from '#tests/support/serve.ts';
import type { Measure } from './measure.ts';
import { realArticlesSite } from './real-articles-site.ts';

/** How long the 509 real articles take to sync: from nothing, and when nothing has changed. Pictures apart. */
export async function measureSync(): Promise<Measure[]> {
  await unpackRealArticles();
  await layOut(realArticlesSite, 'as they are');
  // Prepares the pictures, which the bar leaves apart.
  syncSite(realArticlesSite);
  await forgetStore(realArticlesSite);
  await rm(`${realArticlesSite.varDir}/contentlayer`, { recursive: true, force: true });
  const cold = timed(() => syncSite(realArticlesSite));
  const warm = timed(() => syncSite(realArticlesSite));
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
