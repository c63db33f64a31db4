import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, globSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restore, withdraw } from '#lib/desk/commands/amend.ts';
import { schedule } from '#lib/desk/commands/publish.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { breakNews, deskOf, draft } from '../support/desk.ts';
import { noticed as noticedBy } from '../support/noticed.ts';
import { series } from '../support/in-full.ts';
import { layOutMeridian, startSite, type Served } from '../support/serve.ts';
import { testSite } from '../support/sites.ts';
import { getNewest, mentioning, oembedOf, readSurfaces, surfacesOf } from '../support/surfaces.ts';
import { syncInProcess } from '../support/sync-in-process.ts';
import { until } from '../support/until.ts';

/** What the newsroom decided is so after every restart of the press. */
const site = await testSite('restarts');
let server: Served;
let store: Store;
let desk: Desk;

const get = (path: string) => getNewest(site.url + path);
const text = async (path: string) => (await get(path)).text();
const noticed = () => noticedBy(site, store);
const next = () => Number(execFileSync('pgrep', ['-P', String(server.pid)], { encoding: 'utf8' }).split('\n')[0]);

async function open(): Promise<void> {
  store = await openStore(site.databaseUrl);
  desk = deskOf(store, site);
}

beforeAll(async () => {
  await layOutMeridian(site);
  server = await startSite(site);
  await open();
});
afterAll(async () => {
  await store?.close();
  await server?.stop();
});

test('a press that slept through the hour publishes when it wakes', async () => {
  await draft(desk, 'while-you-slept');
  await server.stop();
  const at = new Date(Date.parse(await store.now()) + 1500).toISOString();
  await schedule(desk, 'while-you-slept', { at });
  await until(async () => (await store.now()) > at);
  expect(await store.articles.publishedBySlug('while-you-slept')).toBeNull();
  server = await startSite(site);
  await until(async () => (await get('/article/while-you-slept')).status === 200);
});

/** Pages are rendered five times over, which a busy machine takes minutes for. */
const patient = { timeout: 600_000 };

test('what was withdrawn is on no surface, whatever else breaks, and no backup brings it back', patient, async () => {
  await breakNews(desk, 'secret', { headline: 'Canary9e41', dek: 'Canary9e41 dek', body: 'Canary9e41 body.' });
  await noticed();
  const everywhere = await surfacesOf(store, site.url);
  const addresses = series(everywhere, (address, i) => /^\/$|oceans/.test(address) || i % 15 === 0);
  const shown = mentioning(await readSurfaces(site.url, addresses), 'Canary9e41');
  expect(shown).toEqual(expect.arrayContaining(['/', '/section/oceans', '/feeds/section/oceans/rss.xml']));
  await store.close();
  await server.stop();
  cpSync(`${site.varDir}/broadsheet.db`, `${site.varDir}/backup.db`);
  server = await startSite(site);
  await open();
  await readSurfaces(site.url, addresses);

  // Next is just being started when the article goes: what is shown instead must not lead to it either.
  process.kill(next(), 'SIGKILL');
  await withdraw(desk, 'secret', { reason: 'It was not ours to print.', legal: true });
  await noticed();
  expect((await get('/article/secret')).status).toBe(451);
  expect(await text('/article/secret')).toContain('It was not ours to print.');
  for (const path of ['/article/secret.md', '/embed/article/secret', '/article/secret.html']) {
    expect((await get(path)).status, path).toBe(451);
  }
  for (const path of ['/', '/section/oceans']) expect(await text(path), path).not.toContain('/article/secret');
  await until(async () => (await get('/readyz')).ok);
  expect((await get('/Article/Secret/')).status).toBe(451);
  expect((await get(oembedOf(site.url, 'secret'))).status).toBe(404);
  expect(mentioning(await readSurfaces(site.url, addresses), 'Canary9e41')).toEqual([]);

  await store.close();
  process.kill(server.pid, 'SIGKILL');
  await server.ended;
  rmSync(`${site.varDir}/prints`, { recursive: true, force: true });
  server = await startSite(site);
  expect((await get('/article/secret')).status).toBe(451);
  await server.stop();

  // A backup from before the withdrawal takes the store's place, and before the press starts a sync writes into it more
  // changes than it lacks.
  for (const suffix of ['-wal', '-shm']) rmSync(`${site.varDir}/broadsheet.db${suffix}`, { force: true });
  cpSync(`${site.varDir}/backup.db`, `${site.varDir}/broadsheet.db`);
  for (const file of globSync(`${site.content}/articles/**/*.md`)) appendFileSync(file, '\nOne sentence more.\n');
  await open();
  await syncInProcess(store, { contentDir: site.content, varDir: site.varDir });
  await store.close();
  server = await startSite(site);
  expect((await get('/article/secret')).status).toBe(451);
  await open();
  await until(async () => (await store.articles.publishedBySlug('secret')) === null);
  await until(async () => mentioning(await readSurfaces(site.url, addresses), 'Canary9e41').length === 0);

  await restore(desk, 'secret');
  await noticed();
  await until(async () => (await get('/article/secret')).status === 200);
  expect(await text('/')).toContain('/article/secret');
});
