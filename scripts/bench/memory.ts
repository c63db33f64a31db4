import { openStore } from '#lib/store/open-store.ts';
import { startSite } from '#tests/support/serve.ts';
import { readersOf } from '#tests/support/readers.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Measure } from './measure.ts';
import { realArticlesSite } from './real-articles-site.ts';
import { residentMegabytes, treeOf } from './process-tree.ts';

const seconds = 60;

/** What the press and Next hold in memory after a minute of readers over all of the real articles. */
export async function measureMemory(): Promise<Measure[]> {
  const store = await openStore(realArticlesSite.databaseUrl);
  const paths: string[] = [];
  for await (const batch of store.articles.eachPublished(1000))
    paths.push(...batch.map(({ slug }) => `/article/${slug}`));
  await store.close();

  const server = await startSite(realArticlesSite);
  try {
    const readers = readersOf(realArticlesSite.url, paths, 16);
    await sleep(seconds * 1000);
    await readers.leave();
    if (readers.failures.length > 0) throw new Error(`Not all was served: ${readers.failures.slice(0, 5).join(', ')}`);
    const resident = treeOf(server.pid).map(residentMegabytes);
    console.log(`${readers.answered()} answers; press and Next hold ${resident.map(Math.round).join(' + ')} MB`);
    const got = resident.reduce((sum, megabytes) => sum + megabytes, 0);
    return [{ what: `memory of the tree after ${seconds} s over ${paths.length} articles`, bar: 450, got, unit: 'MB' }];
  } finally {
    await server.stop();
  }
}
