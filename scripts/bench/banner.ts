import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { markBreaking } from '#lib/desk/commands/amend.ts';
import { publish } from '#lib/desk/commands/publish.ts';
import { create, revise } from '#lib/desk/commands/write.ts';
import { createSchema } from '#lib/desk/inputs.ts';
import { openStore } from '#lib/store/open-store.ts';
import { layOutMeridian, startServer } from '#tests/support/serve.ts';
import { testSite } from '#tests/support/sites.ts';
import { ask, atPace, p99 } from './ask.ts';
import { copiesPath } from './copies.ts';
import { median, type Measure } from './measure.ts';
import { cpuSeconds, treeOf } from './process-tree.ts';

const pages = 10_000;
const readers = 200;
const banners = 5;
/** Milliseconds for which each banner is looked at: in all of them every page is asked for once. */
const look = (pages / readers / banners) * 1000;
const askAgainAfter = 20;
const warmAtOnce = 8;

const slug = 'the-strait-is-closed';

/**
 * The banner on ten thousand pages in memory, while 200 readers a second ask for one after the other: how long each waits for
 * it, and what it costs Next and the press.
 */
export async function measureBanner(): Promise<Measure[]> {
  const site = await testSite('bench-banner');
  await layOutMeridian(site);
  const url = `http://127.0.0.1:${site.port}`;
  const paths = Array.from({ length: pages }, (_, i) => `${copiesPath}${i}`);
  // Each reader has an address of their own, as behind a proxy.
  const readBy = (count: number, path: string) =>
    ask(url + path, { 'X-Forwarded-For': `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}` });
  const settings = { TRUSTED_PROXIES: '1', PAGE_MEMORY_MB: '768', SHARE_IMAGES: 'off' };
  const server = await startServer(site, 'node', ['scripts/bench/press-with-copies.ts'], `${url}/readyz`, settings);
  const store = await openStore(site.databaseUrl);
  const desk = { store, by: 'bench', contentDir: site.content, varDir: site.varDir };
  try {
    const input = { headline: 'The strait is closed', dek: 'One sentence.', section: 'oceans', topics: ['fisheries'] };
    await create(desk, createSchema.parse({ ...input, slug, authors: ['mara-lindqvist'], body: 'Ships wait.' }));
    let { revision } = await publish(desk, slug, {});
    const queue = paths.entries();
    const warm = async () => {
      for (const [i, path] of queue) {
        const { status } = await readBy(i, path);
        if (status !== 200) throw new Error(`${path} answered ${status}`);
      }
    };
    await Promise.all(Array.from({ length: warmAtOnce }, warm));
    ({ revision } = await markBreaking(desk, slug));

    const [press = 0, ...next] = treeOf(server.pid);
    const spentBy = () => [cpuSeconds(press), next.map(cpuSeconds).reduce((sum, each) => sum + each)] as const;
    const spent = { press: [] as number[], next: [] as number[] };
    const waits: number[] = [];
    const lastWithout: number[] = [];
    let shown = '';
    let publishedAt = 0;
    let latest = 0;
    let failed = 0;
    const read = async (count: number) => {
      const path = paths[count % pages]!;
      const wanted = shown;
      const began = Math.max(performance.now(), publishedAt);
      for (let asked = 0; wanted === shown && asked < 1000; asked += 1) {
        const answer = await readBy(count, path).catch(() => null);
        if (answer?.status !== 200) failed += 1;
        else if (answer.text().includes(wanted)) return void waits.push(performance.now() - began);
        latest = performance.now() - publishedAt;
        await sleep(askAgainAfter);
      }
    };
    for (let edition = 0; edition < banners; edition += 1) {
      const cpu = spentBy();
      const headline = `The strait is closed, edition ${edition}-`;
      publishedAt = performance.now();
      latest = 0;
      shown = headline;
      const leave = atPace(readers, (count) => read(count + (edition * pages) / banners));
      ({ revision } = await revise(desk, slug, { basedOn: revision, headline, publish: true }));
      await sleep(publishedAt + look - performance.now());
      await leave();
      const now = spentBy();
      spent.press.push(now[0] - cpu[0]);
      spent.next.push(now[1] - cpu[1]);
      lastWithout.push(latest);
    }
    if (failed > 0) throw new Error(`${failed} readers got no page`);
    console.log(
      `${cpus()[0]?.model.trim()}, ${cpus().length} cores: ${banners} banners over ${pages} pages, ${waits.length} readers; ` +
        `a reader waits ${Math.round(median(waits))} / ${Math.round(p99(waits))} ms (median / p99), the last page without ` +
        `it ${lastWithout.map(Math.round).join(', ')} ms after the publish; processor time of each banner: ` +
        `Next ${spent.next.map((s) => s.toFixed(2)).join(', ')} s, press ${spent.press.map((s) => s.toFixed(2)).join(', ')} s`,
    );
    return [
      { what: `banner on ${pages} pages in memory, p99`, bar: 2000, got: p99(waits), unit: 'ms' },
      {
        what: `processor time of a banner in Next, ${look / 1000} s of readers`,
        bar: 1,
        got: median(spent.next),
        unit: 's',
      },
      { what: `the same in the press`, bar: look / 1000, got: median(spent.press), unit: 's' },
    ];
  } finally {
    await store.close();
    await server.stop();
  }
}
