import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, globSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rename, restore, standDown, withdraw } from '#lib/desk/commands/amend.ts';
import { addUpdate } from '#lib/desk/commands/live.ts';
import { embargo, publish, schedule } from '#lib/desk/commands/publish.ts';
import { revise } from '#lib/desk/commands/write.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { explain } from '#lib/desk/explain.ts';
import { addUpdateSchema } from '#lib/desk/inputs.ts';
import { monthOf, monthSitemapUrl } from '#lib/news/sitemaps.ts';
import { isAmong } from '#lib/news/touched-addresses.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { breakNews, deskOf, draft } from '../support/desk.ts';
import { layOutMeridian, startSite, syncSite, type Served } from '../support/serve.ts';
import { testSite } from '../support/sites.ts';
import { getNewest, mentioning, oembedOf, readSurfaces, surfacesOf } from '../support/surfaces.ts';
import { until } from '../support/until.ts';

/** The Meridian with the real Next behind the press: a story breaks, grows, moves, and is taken back. */
const site = testSite('breaking', 'content', 3415);
let server: Served;
let store: Store;
let desk: Desk;

const get = (path: string) => getNewest(site.url + path);
const text = async (path: string) => (await get(path)).text();
/** The press looks at the change log twenty times a second. */
const noticed = () => sleep(150);
const next = () => Number(execFileSync('pgrep', ['-P', String(server.pid)], { encoding: 'utf8' }).split('\n')[0]);
const belongsTo = [
  '/',
  '/section/oceans',
  '/topic/fisheries',
  '/author/mara-lindqvist',
  '/kind/reporting',
  '/latest',
  '/feeds/rss.xml',
  '/feeds/atom.xml',
  '/feeds/feed.json',
  '/feeds/section/oceans/rss.xml',
  '/sitemaps/news.xml',
  monthSitemapUrl(monthOf(new Date().toISOString())),
];

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

test('a breaking story is on every page it belongs to, and its cached 404 turns 200, at the next request', async () => {
  expect((await get('/article/harbour-story')).status).toBe(404);
  for (const path of belongsTo) expect(await text(path), path).not.toContain('harbour-story');
  await breakNews(desk, 'harbour-story', { headline: 'Harbour story 7f3a' });
  await noticed();
  expect((await get('/article/harbour-story')).status).toBe(200);
  for (const path of belongsTo) expect(await text(path), path).toContain('harbour-story');
  // The banner is on every page, also on those that have nothing to do with the story.
  for (const path of ['/about', '/article/the-price-of-distance', '/newsletter']) {
    expect(await text(path), path).toContain('href="/article/harbour-story"');
  }
  await standDown(desk, 'harbour-story');
  await noticed();
  expect(await text('/about')).not.toContain('harbour-story');
});

test('explain names every address whose bytes a change changes, and not just all of them', async () => {
  const slug = 'harbour-story';
  const { revision } = (await store.desk.find(slug))!;
  const edited = { basedOn: revision, headline: 'Harbour story, edited', publish: true };
  const changes: [what: string, change: () => Promise<unknown>][] = [
    ['a new headline', () => revise(desk, slug, edited)],
    ['a live update', () => addUpdate(desk, slug, addUpdateSchema.parse({ body: 'A ship has come in.' }))],
    ['its withdrawal', () => withdraw(desk, slug, { reason: '', legal: false })],
    ['its return', () => restore(desk, slug)],
    ['another address', () => rename(desk, slug, { slug: 'port-story' })],
  ];
  const addresses = await surfacesOf(store, site.url);
  let before = await readSurfaces(site.url, addresses);
  for (const [what, change] of changes) {
    const { addresses: named } = await explain(store, slug);
    await change();
    await noticed();
    const after = await readSurfaces(site.url, addresses);
    const changed = addresses.filter((address) => before.get(address) !== after.get(address));
    expect(
      changed.filter((address) => !isAmong(named, address)),
      what,
    ).toEqual([]);
    // A list does not say that there is an update; the article does.
    const shownIn = what === 'a live update' ? [`/article/${slug}`] : belongsTo;
    for (const path of shownIn) expect(changed, what).toContain(path);
    const articles = addresses.filter((address) => address.startsWith('/article/'));
    expect(articles.filter((address) => isAmong(named, address)).length, what).toBeLessThan(articles.length / 2);
    before = after;
  }
});

test('an embargoed article is nowhere before its hour and everywhere after it', async () => {
  const canary = 'Canary9e41';
  await draft(desk, 'embargoed', { headline: canary, dek: `${canary} dek`, body: `${canary} body.` });
  await addUpdate(desk, 'embargoed', addUpdateSchema.parse({ headline: `${canary} update`, body: `${canary} live.` }));
  const live = ['/article/embargoed/updates/1', '/api/live/embargoed'];
  const own = ['/article/embargoed', '/article/embargoed.md', '/embed/article/embargoed', ...live];
  const asked = ['/search?q=canary9e41', oembedOf(site.url, 'embargoed')];
  const inSeconds = async (seconds: number) => new Date(Date.parse(await store.now()) + seconds * 1000).toISOString();
  const anHourOn = await inSeconds(3600);
  const month = monthSitemapUrl(monthOf(anHourOn));
  const addresses = [...new Set([...(await surfacesOf(store, site.url)), month, ...own, ...asked])];
  // Nor is it there for those who ask as Next's own client does.
  const flown = ['/', '/section/oceans', '/search?q=canary9e41', '/nothing-here', ...own];
  const flightOf = async (path: string) => {
    const mark = path.includes('?') ? '&' : '?';
    return (await fetch(`${site.url}${path}${mark}_rsc=1`, { headers: { RSC: '1' } })).text();
  };
  const expectNowhere = async () => {
    expect(mentioning(await readSurfaces(site.url, addresses), canary)).toEqual([]);
    expect((await get('/api/live/embargoed/events')).status).toBe(404);
    for (const path of flown) expect(await flightOf(path), path).not.toContain(canary);
  };
  await expectNowhere();
  await embargo(desk, 'embargoed', { until: anHourOn });
  await schedule(desk, 'embargoed', { at: anHourOn });
  await noticed();
  await expectNowhere();

  // The hour is brought forward when everything has been read, however long that takes.
  const at = await inSeconds(3);
  await embargo(desk, 'embargoed', { until: at });
  await schedule(desk, 'embargoed', { at });
  await until(async () => (await get('/article/embargoed')).status === 200, 20);
  expect(Date.now() - Date.parse(at)).toBeGreaterThanOrEqual(0);
  const listed = belongsTo.filter((path) => !path.startsWith('/sitemaps/articles/'));
  const shown = [...listed, '/llms.txt', ...own, ...asked];
  for (const path of shown) await until(async () => (await text(path)).includes(canary), 5, path);
  for (const path of ['/', '/article/embargoed']) expect(await flightOf(path), path).toContain(canary);
});

test('a press that slept through the hour publishes when it wakes', async () => {
  await draft(desk, 'while-you-slept');
  const at = new Date(Date.parse(await store.now()) + 1500).toISOString();
  await schedule(desk, 'while-you-slept', { at });
  await server.stop();
  await sleep(Math.max(0, Date.parse(at) - Date.now()) + 500);
  expect(await store.articles.publishedBySlug('while-you-slept')).toBeNull();
  server = await startSite(site);
  await until(async () => (await get('/article/while-you-slept')).status === 200, 5);
});

test('a renamed article is one hop away from each of its old addresses', async () => {
  await rename(desk, 'while-you-slept', { slug: 'awake' });
  await noticed();
  expect((await get('/article/while-you-slept')).status).toBe(308);
  await rename(desk, 'awake', { slug: 'wide-awake' });
  await noticed();
  for (const old of ['while-you-slept', 'awake']) {
    const answer = await get(`/article/${old}`);
    expect([answer.status, answer.headers.get('location')], old).toEqual([308, '/article/wide-awake']);
    const destinations = [`/Article/${old}.html/`, `/article/${old}.md`, `/embed/article/${old}`].map(async (each) =>
      (await get(each)).headers.get('location'),
    );
    expect(await Promise.all(destinations), old).toEqual([
      '/article/wide-awake',
      '/article/wide-awake.md',
      '/embed/article/wide-awake',
    ]);
  }
  expect((await get('/article/wide-awake')).status).toBe(200);
  // And back: what was old is its address again, and nothing leads in a circle.
  await rename(desk, 'wide-awake', { slug: 'awake' });
  await noticed();
  expect((await get('/article/awake')).status).toBe(200);
  expect((await get('/article/wide-awake')).headers.get('location')).toBe('/article/awake');
});

/** Every page is rendered five times over, which a busy machine takes minutes for. */
const patient = { timeout: 600_000 };

test('what was withdrawn is on no surface, whatever else breaks, and no backup brings it back', patient, async () => {
  await publish(desk, 'embargoed', {}).catch(() => {});
  const addresses = await surfacesOf(store, site.url);
  const shown = mentioning(await readSurfaces(site.url, addresses), 'Canary9e41');
  expect(shown).toContain('/');
  await store.close();
  await server.stop();
  cpSync(`${site.varDir}/broadsheet.db`, `${site.varDir}/backup.db`);
  server = await startSite(site);
  await open();
  await readSurfaces(site.url, addresses);

  // Next is just being started when the article goes: what is shown instead must not lead to it either.
  process.kill(next(), 'SIGKILL');
  await withdraw(desk, 'embargoed', { reason: 'It was not ours to print.', legal: true });
  await noticed();
  expect((await get('/article/embargoed')).status).toBe(451);
  expect(await text('/article/embargoed')).toContain('It was not ours to print.');
  for (const path of ['/article/embargoed.md', '/embed/article/embargoed', '/article/embargoed.html']) {
    expect((await get(path)).status, path).toBe(451);
  }
  for (const path of ['/', '/section/oceans']) expect(await text(path), path).not.toContain('/article/embargoed');
  await until(async () => (await get('/readyz')).ok);
  expect((await get('/Article/Embargoed/')).status).toBe(451);
  expect((await get(oembedOf(site.url, 'embargoed'))).status).toBe(404);
  expect(mentioning(await readSurfaces(site.url, addresses), 'Canary9e41')).toEqual([]);

  await store.close();
  process.kill(server.pid, 'SIGKILL');
  await server.ended;
  rmSync(`${site.varDir}/prints`, { recursive: true, force: true });
  server = await startSite(site);
  expect((await get('/article/embargoed')).status).toBe(451);
  await server.stop();

  // A backup from before the withdrawal takes the store's place, and before the press starts a sync writes into it more
  // changes than it lacks.
  for (const suffix of ['-wal', '-shm']) rmSync(`${site.varDir}/broadsheet.db${suffix}`, { force: true });
  cpSync(`${site.varDir}/backup.db`, `${site.varDir}/broadsheet.db`);
  for (const file of globSync(`${site.content}/articles/**/*.md`)) appendFileSync(file, '\nOne sentence more.\n');
  syncSite(site);
  server = await startSite(site);
  expect((await get('/article/embargoed')).status).toBe(451);
  await open();
  await until(async () => (await store.articles.publishedBySlug('embargoed')) === null, 5);
  await until(async () => mentioning(await readSurfaces(site.url, addresses), 'Canary9e41').length === 0, 10);

  await restore(desk, 'embargoed');
  await noticed();
  await until(async () => (await get('/article/embargoed')).status === 200, 5);
  expect(await text('/')).toContain('/article/embargoed');
});
