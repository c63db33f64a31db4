import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { markBreaking } from '#lib/desk/commands/amend.ts';
import { publish } from '#lib/desk/commands/publish.ts';
import { create, revise } from '#lib/desk/commands/write.ts';
import { createSchema } from '#lib/desk/inputs.ts';
import { monthOf } from '#lib/news/dates.ts';
import { monthSitemapUrl } from '#lib/news/sitemaps.ts';
import { openStore } from '#lib/store/open-store.ts';
import { layOut, startSite, syncSite } from '#tests/support/serve.ts';
import { testSite, type TestSite } from '#tests/support/sites.ts';
import { ask, atPace, p99 } from './ask.ts';
import { median, type Measure } from './measure.ts';

const publishes = 200;
/** So many more when the story is breaking, and each changes the banner on every page. */
const banners = 20;
/** Requests a second by other readers, meanwhile. */
const otherReaders = 200;
/** Milliseconds; the bench shares the processors with what it measures, and asks no more than it must. */
const askEvery = 20;
const patience = 20_000;

const slug = 'the-strait-is-closed';
const surfaces = {
  article: `/article/${slug}`,
  front: '/',
  section: '/section/oceans',
  topic: '/topic/fisheries',
  author: '/author/mara-lindqvist',
  feed: '/feeds/rss.xml',
  sitemaps: '/sitemap.xml',
  month: monthSitemapUrl(monthOf(new Date().toISOString())),
} as const;
type Surface = keyof typeof surfaces;

/**
 * Publish → visible on a GET, on each surface of each instance, while others read.
 *
 * @param databaseUrl where the instances have their store; empty before
 */
export async function measureFreshness(
  name: string,
  databaseUrls: readonly string[],
): Promise<{ table: Record<string, string>; measures: Measure[] }> {
  const sites: TestSite[] = [];
  for (const [i, databaseUrl] of databaseUrls.entries()) {
    const site = await testSite(`bench-${i}`);
    sites.push(databaseUrl === '' ? site : { ...site, databaseUrl });
  }
  for (const site of sites) {
    for (const folder of ['press', 'prints']) rmSync(`${site.varDir}/${folder}`, { recursive: true, force: true });
    await layOut(site, 'as they are');
  }
  syncSite(sites[0]!);
  const servers = await Promise.all(sites.map((site) => startSite(site)));
  const store = await openStore(sites[0]!.databaseUrl);
  const desk = { store, by: 'bench', contentDir: 'content', varDir: sites[0]!.varDir };
  const readers = await otherReadersOf(sites, await store.articles.published({}, { limit: 40, offset: 0 }));
  const times = new Map<string, number[]>();
  try {
    const input = { headline: 'The strait is closed', dek: 'One sentence.', section: 'oceans', topics: ['fisheries'] };
    await create(desk, createSchema.parse({ ...input, slug, authors: ['mara-lindqvist'], body: 'Ships wait.' }));
    let { revision } = await publish(desk, slug, {});
    await sleep(2000);
    for (let edition = 0; edition < publishes + banners; edition += 1) {
      if (edition === publishes) ({ revision } = await markBreaking(desk, slug));
      const began = performance.now();
      const headline = `The strait is closed, edition ${edition}-`;
      ({ revision } = await revise(desk, slug, { basedOn: revision, headline, publish: true }));
      const { updatedAt } = (await store.articles.publishedBySlug(slug))!;
      const where: Partial<Record<Surface | 'banner', string>> = edition < publishes ? surfaces : { banner: '/about' };
      const waits = sites.flatMap((site) =>
        Object.entries(where).map(async ([surface, path]) => {
          const shown = surface === 'sitemaps' || surface === 'month' ? updatedAt! : headline;
          const ms = (await seen(local(site) + path, shown)) - began;
          times.set(surface, [...(times.get(surface) ?? []), ms]);
        }),
      );
      await Promise.all(waits);
      await sleep(100);
    }
  } finally {
    await readers.leave();
    await store.close();
    for (const server of servers) await server.stop();
  }
  const table: Record<string, string> = { setting: name };
  for (const [surface, all] of times) table[surface] = `${Math.round(median(all))} / ${Math.round(p99(all))}`;
  const everything = [...times.values()].flat();
  table['readers served'] = `${readers.answered()} (${readers.failed()} failed)`;
  return {
    table,
    measures: [
      { what: `${name}: publish to visible, median of all surfaces`, bar: 300, got: median(everything), unit: 'ms' },
      {
        what: `${name}: the slowest surface's median`,
        bar: 300,
        got: Math.max(...[...times.values()].map(median)),
        unit: 'ms',
      },
      { what: `${name}: publish to visible, p99`, bar: 2000, got: p99(everything), unit: 'ms' },
    ],
  };
}

/** Without a look-up of the name. */
const local = ({ port }: TestSite) => `http://127.0.0.1:${port}`;

/** When a GET first showed it. Who asks again says what they have, as browsers and feed readers do. */
async function seen(url: string, text: string): Promise<number> {
  let entityTag: string | undefined;
  for (const deadline = performance.now() + patience; ;) {
    const answer = await ask(url, entityTag === undefined ? {} : { 'If-None-Match': entityTag });
    const at = performance.now();
    if (answer.status === 200 && answer.text().includes(text)) return at;
    if (at > deadline) throw new Error(`${url} did not show "${text}" within ${patience} ms`);
    entityTag = answer.entityTag;
    await sleep(askEvery);
  }
}

/** Readers who come at a fixed pace, however long the answers take. */
async function otherReadersOf(sites: readonly TestSite[], articles: readonly { slug: string }[]) {
  const paths = [...articles.map((article) => `/article/${article.slug}`), '/', '/section/oceans', '/latest', '/about'];
  const urls = sites.flatMap((site) => paths.map((path) => local(site) + path));
  let answered = 0;
  let failed = 0;
  const read = async (url: string) => {
    const status = await ask(url).then(
      (answer) => answer.status,
      () => 0,
    );
    answered += 1;
    if (status !== 200) failed += 1;
  };
  for (const url of urls) await read(url);
  const leave = atPace(otherReaders, (count) => read(urls[count % urls.length]!));
  return {
    answered: () => answered,
    failed: () => failed,
    leave,
  };
}
