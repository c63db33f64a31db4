import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { rename, restore, standDown, withdraw } from '#lib/desk/commands/amend.ts';
import { addUpdate } from '#lib/desk/commands/live.ts';
import { embargo, schedule } from '#lib/desk/commands/publish.ts';
import { revise } from '#lib/desk/commands/write.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { explain } from '#lib/desk/explain.ts';
import { addUpdateSchema } from '#lib/desk/inputs.ts';
import { monthOf } from '#lib/news/dates.ts';
import { monthSitemapUrl } from '#lib/news/sitemaps.ts';
import { isAmong } from '#lib/news/touched-addresses.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { breakNews, deskOf, draft } from '../support/desk.ts';
import { noticed as noticedBy } from '../support/noticed.ts';
import { listsOf } from '../support/lists-of.ts';
import { getNewest, mentioning, oembedOf, readSurfaces, surfacesOf } from '../support/surfaces.ts';
import { until } from '../support/until.ts';

/** A story breaks, grows and moves, on the newsroom's site. */
const site = inject('newsroom');
let store: Store;
let desk: Desk;

const get = (path: string) => getNewest(site.url + path);
const text = async (path: string) => (await get(path)).text();
const noticed = () => noticedBy(site, store);
const belongsTo = listsOf({ section: 'oceans', topic: 'fisheries', author: 'mara-lindqvist', kind: 'reporting' });

beforeAll(async () => {
  store = await openStore(site.databaseUrl);
  desk = deskOf(store, site);
});
afterAll(() => store?.close());

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
  await until(async () => (await get('/article/embargoed')).status === 200);
  expect(Date.now() - Date.parse(at)).toBeGreaterThanOrEqual(0);
  const listed = belongsTo.filter((path) => !path.startsWith('/sitemaps/articles/'));
  const shown = [...listed, '/llms.txt', ...own, ...asked];
  for (const path of shown) await until(async () => (await text(path)).includes(canary), 60, path);
  for (const path of ['/', '/article/embargoed']) expect(await flightOf(path), path).toContain(canary);
});

test('a renamed article is one hop away from each of its old addresses', async () => {
  await breakNews(desk, 'first-title');
  await standDown(desk, 'first-title');
  await rename(desk, 'first-title', { slug: 'second-title' });
  await noticed();
  expect((await get('/article/first-title')).status).toBe(308);
  await rename(desk, 'second-title', { slug: 'third-title' });
  await noticed();
  for (const old of ['first-title', 'second-title']) {
    const answer = await get(`/article/${old}`);
    expect([answer.status, answer.headers.get('location')], old).toEqual([308, '/article/third-title']);
    const destinations = [`/Article/${old}.html/`, `/article/${old}.md`, `/embed/article/${old}`].map(async (each) =>
      (await get(each)).headers.get('location'),
    );
    expect(await Promise.all(destinations), old).toEqual([
      '/article/third-title',
      '/article/third-title.md',
      '/embed/article/third-title',
    ]);
  }
  expect((await get('/article/third-title')).status).toBe(200);
  // And back: what was old is its address again, and nothing leads in a circle.
  await rename(desk, 'third-title', { slug: 'second-title' });
  await noticed();
  expect((await get('/article/second-title')).status).toBe(200);
  expect((await get('/article/third-title')).headers.get('location')).toBe('/article/second-title');
});
