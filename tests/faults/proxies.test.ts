import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { withdraw } from '#lib/desk/commands/amend.ts';
import { revise } from '#lib/desk/commands/write.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { openStore } from '#lib/store/open-store.ts';
import { purgeKind } from '#lib/store/purge-job.ts';
import type { Store } from '#lib/store/store.ts';
import { cacheStatus } from '../support/cache-status.ts';
import { breakNews, deskOf } from '../support/desk.ts';
import { startNginx, startVarnish, type Proxy } from '../support/proxies.ts';
import { layOutMeridian, startSite, syncSite, type Served } from '../support/serve.ts';
import { readNewest } from '../support/surfaces.ts';
import { testSite } from '../support/sites.ts';
import { untilOld } from '../support/until-old.ts';
import { until } from '../support/until.ts';

/** The Meridian behind Debian's nginx and behind Varnish, each with the very file that stands in `deploy/`. */
const site = await testSite('proxies');
const article = '/article/the-price-of-distance';
/** Seconds that a cache may show what it has while the press is away; the paper's own is ten minutes. */
const cacheLimit = 8;
const proxies = { nginx: null as unknown as Proxy, varnish: null as unknown as Proxy };
const names = ['nginx', 'varnish'] as const;
let server: Served;
let store: Store;
let desk: Desk;

const start = () => startSite(site, { PURGE_URLS: proxies.varnish.url, TRUSTED_PROXIES: '1', LOG_LEVEL: 'error' });
const through = (name: keyof typeof proxies, path: string, headers: Record<string, string> = {}) =>
  fetch(proxies[name].url + path, { headers, redirect: 'manual' });
const newestThroughVarnish = (path: string) => readNewest(proxies.varnish.url + path);
const textThrough = async (name: keyof typeof proxies, path: string) => (await through(name, path)).text();
/** Ends when every cache has been told. */
const purged = () =>
  until(async () => (await store.outbox.jobs('waiting', 100)).every(({ kind }) => kind !== purgeKind), 60, 'The purge');
const settled = async () => {
  // In the cache of each: the copy of a moment ago, which the press may send first, is kept by none.
  const isKept = async (name: keyof typeof proxies, path: string) => {
    const answer = await through(name, path);
    await answer.text();
    return cacheStatus(answer.headers) === 'hit';
  };
  for (const name of names) for (const path of ['/', article]) await until(() => isKept(name, path));
};

beforeAll(async () => {
  await layOutMeridian(site);
  appendFileSync(`${site.content}/publication.yaml`, `\ncacheLimit: ${cacheLimit}\n`);
  syncSite(site);
  // They do not mind that there is nothing behind them yet; the press wants to know where the cache is.
  proxies.nginx = await startNginx(site.port);
  proxies.varnish = await startVarnish(site.port);
  server = await start();
  store = await openStore(site.databaseUrl, { purges: true });
  desk = deskOf(store, site);
});
beforeEach(settled);
afterAll(async () => {
  await store?.close();
  await server?.stop();
  await Promise.all(names.map((name) => proxies[name]?.stop()));
});

test.each(names)('through %s a page is the same, is kept, varies by encoding alone, and has its 304', async (name) => {
  const direct = await fetch(site.url + article);
  const proxied = await through(name, article);
  expect(await proxied.text()).toBe(await direct.text());
  for (const header of ['content-security-policy', 'cache-control', 'etag', 'vary']) {
    expect(proxied.headers.get(header), header).toBe(direct.headers.get(header));
  }
  expect(cacheStatus((await through(name, article)).headers)).toBe('hit');

  const encodings = await Promise.all(
    ['gzip, br', 'gzip', 'identity'].map((encoding) => through(name, article, { 'Accept-Encoding': encoding })),
  );
  expect(encodings.map(({ headers }) => headers.get('content-encoding'))).toEqual(['br', 'gzip', null]);
  expect(new Set(await Promise.all(encodings.map((answer) => answer.text()))).size).toBe(1);

  const etag = proxied.headers.get('etag')!;
  const known = await through(name, article, { 'If-None-Match': etag });
  expect([known.status, await known.text()]).toEqual([304, '']);
});

test.each(names)('through %s pictures and the style of names that never change are kept for ever', async (name) => {
  const fonts = '/fonts/broadsheet-serif-core.woff2';
  const [first, second] = [await through(name, fonts), await through(name, fonts)];
  expect(first.headers.get('cache-control')).toContain('immutable');
  expect(cacheStatus(second.headers)).toBe('hit');
});

test('what is published is in nginx within seconds, and in Varnish after the purge with the first page that is not called old', async () => {
  const { url } = await breakNews(desk, 'canary-behind-a-cache', { headline: 'Canary behind a cache' });
  await purged();
  expect(await newestThroughVarnish('/')).toContain('Canary behind a cache');
  expect((await through('varnish', url)).status).toBe(200);
  await until(async () => (await textThrough('nginx', '/')).includes('Canary behind a cache'));

  const kept = await Promise.all(names.map((name) => through(name, url)));
  // Nobody asks for a while: what the caches have is old enough to be shown once more, were it not purged.
  for (const { headers } of kept) await untilOld(headers, `${site.url}/healthz`);
  await revise(desk, 'canary-behind-a-cache', { basedOn: 1, body: 'Now we know more.', publish: true });
  await purged();
  expect(await newestThroughVarnish(url)).toContain('Now we know more.');
  await until(async () => (await textThrough('nginx', url)).includes('Now we know more.'));
});

test('a cached "there is nothing here" gives way to the article', async () => {
  const url = '/article/expected-canary';
  for (const name of names) expect((await through(name, url)).status).toBe(404);
  await breakNews(desk, 'expected-canary', { headline: 'Expected canary' });
  await purged();
  expect((await through('varnish', url)).status).toBe(200);
  await until(async () => (await through('nginx', url)).status === 200);
});

test('a withdrawn article is gone: from Varnish with the purge, from nginx within seconds', async () => {
  const { url, slug } = await breakNews(desk, 'canary-to-withdraw', { headline: 'Canary to withdraw' });
  await purged();
  for (const name of names) expect((await through(name, url)).status).toBe(200);
  await withdraw(desk, slug, { reason: 'It was wrong.', legal: false });
  await purged();
  expect((await through('varnish', url)).status).toBe(410);
  expect(await textThrough('varnish', '/')).not.toContain('Canary to withdraw');
  await until(async () => (await through('nginx', url)).status === 410);
});

test('the press is stopped: pages are shown for as long as the publication allows, and then no longer', async () => {
  process.kill(server.pid, 'SIGKILL');
  await server.ended;
  try {
    const pagesShown = await Promise.all(names.map(untilNothingIsShown));
    for (const shown of pagesShown) expect(shown).toBeGreaterThan(0);
  } finally {
    server = await start();
  }
  await until(async () => (await Promise.all(names.map((name) => through(name, article)))).every(({ ok }) => ok));
});

/** Asks until the cache no longer shows what it has. @returns how often it did */
async function untilNothingIsShown(name: keyof typeof proxies): Promise<number> {
  let shown = 0;
  await until(async () => {
    const answer = await through(name, article);
    const page = await answer.text();
    if (answer.status !== 200) return answer.status >= 502;
    expect(page, name).toContain('</html>');
    shown += 1;
    return false;
  });
  return shown;
}
