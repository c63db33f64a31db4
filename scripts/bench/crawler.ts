import { publish } from '#lib/desk/commands/publish.ts';
import { create, revise } from '#lib/desk/commands/write.ts';
import { createSchema } from '#lib/desk/inputs.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { fillStore } from '#tests/support/large-store.ts';
import { layOut, startSite, syncSite } from '#tests/support/serve.ts';
import { testSite } from '#tests/support/sites.ts';
import { until } from '#tests/support/until.ts';
import { ask, atPace, p99 } from './ask.ts';
import { median, type Measure } from './measure.ts';

const publishes = 60;
/** Pages a second that the crawler asks for, each for the first time. */
const pace = 50;
const archive = 6000;
const slug = 'the-strait-is-closed';

/** Publish → visible on the article and the front, while one crawler reads an archive whose pages nobody has asked for. */
export async function measureBesideCrawler(): Promise<Measure[]> {
  const site = await testSite('bench-crawler');
  await layOut(site);
  syncSite(site);
  const store = await openStore(site.databaseUrl);
  await fillStore(store, { articles: archive });
  // Each reader has an address of their own, as behind a proxy.
  const server = await startSite(site, { TRUSTED_PROXIES: '1' });
  const desk = { store, by: 'bench', contentDir: site.content, varDir: site.varDir };
  const crawler = crawl(site.url, await slugsOf(store));
  const times: number[] = [];
  try {
    const input = { headline: 'The strait is closed', dek: 'One sentence.', section: 'oceans', topics: ['fisheries'] };
    await create(desk, createSchema.parse({ ...input, slug, authors: ['mara-lindqvist'], body: 'Ships wait.' }));
    let { revision } = await publish(desk, slug, {});
    for (let edition = 0; edition < publishes; edition += 1) {
      const headline = `The strait is closed, edition ${edition}-`;
      const began = performance.now();
      ({ revision } = await revise(desk, slug, { basedOn: revision, headline, publish: true }));
      await Promise.all(
        [`/article/${slug}`, '/'].map(async (path) => {
          const reader = { 'X-Forwarded-For': '10.0.0.2' };
          await until(async () => (await ask(site.url + path, reader)).text().includes(headline));
          times.push(performance.now() - began);
        }),
      );
    }
  } finally {
    await crawler.leave();
    await store.close();
    await server.stop();
  }
  console.log(`beside a crawler: median ${Math.round(median(times))} ms; it was told ${JSON.stringify(crawler.told)}`);
  return [{ what: 'publish to visible beside a crawler, p99', bar: 2000, got: p99(times), unit: 'ms' }];
}

/** Every article once, the oldest first, at its pace, whatever it is told. */
function crawl(url: string, slugs: readonly string[]) {
  const told: Record<string, number> = {};
  const leave = atPace(pace, async (count) => {
    const slug = slugs[count];
    if (slug === undefined) return;
    const { status } = await ask(`${url}/article/${slug}`, { 'X-Forwarded-For': '10.0.0.1' });
    told[status] = (told[status] ?? 0) + 1;
  });
  return { told, leave };
}

async function slugsOf(store: Store): Promise<string[]> {
  const slugs: string[] = [];
  for await (const batch of store.articles.eachPublished(500)) slugs.push(...batch.map((article) => article.slug));
  return slugs.reverse();
}
