import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { rename, standDown, withdraw } from '#lib/desk/commands/amend.ts';
import { revise } from '#lib/desk/commands/write.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { bannerUrl } from '#lib/news/urls.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { breakNews, deskOf } from '../support/desk.ts';
import { noticed as noticedBy } from '../support/noticed.ts';
import { startPlainNext } from '../support/serve.ts';
import { atAnotherPort } from '../support/sites.ts';
import { getNewest } from '../support/surfaces.ts';

/** The banner of a breaking story, on the newsroom's site. */
const site = inject('newsroom');
let store: Store;
let desk: Desk;

const slug = 'quay-fire';
/** Pages that have nothing to do with the story. */
const bystanders = ['/newsletter', '/search', '/search?q=strait', '/about', '/article/round-the-cape'];
const get = (path: string) => getNewest(site.url + path);
const noticed = () => noticedBy(site, store);

/** Renders that Next was asked for, of this type of page. */
async function renders(type: string): Promise<number> {
  const metrics = await (await fetch(`${site.url}/metrics`)).text();
  const counts = [...metrics.matchAll(/^broadsheet_render_seconds_count\{(.*)\} (\d+)$/gm)];
  return counts
    .filter(([, labels = '']) => labels.includes(`type="${type}"`))
    .reduce((sum, [, , count]) => sum + Number(count), 0);
}

/** What a page says from its beginning to its main part: all that surrounds it. */
const above = (html: string) => html.slice(html.indexOf('<body'), html.indexOf('<main'));

beforeAll(async () => {
  store = await openStore(site.databaseUrl);
  desk = deskOf(store, site);
});
afterAll(async () => {
  await standDown(desk, slug).catch(() => {});
  await store?.close();
});

test('a banner comes onto every page, changes and goes, and Next renders none of them again', async () => {
  const tagsOf = new Map<string, string | null>();
  for (const path of bystanders) tagsOf.set(path, (await get(path)).headers.get('etag'));
  const before = await renders('newsletter');

  await breakNews(desk, slug, { headline: 'Fire on the quay 5d1c' });
  await noticed();
  for (const path of bystanders) {
    const answer = await get(path);
    expect(await answer.text(), path).toContain(` href="/article/${slug}" dir="auto">Fire on the quay 5d1c</a>`);
    // Who has the page of before is told that it is another one, and a cache by which tag it goes.
    expect(answer.headers.get('etag'), path).not.toBe(tagsOf.get(path));
    expect(answer.headers.get('cache-tag')?.split(','), path).toContain('breaking');
  }
  expect(await (await get('/nothing-here')).text()).toContain('aria-label="Breaking news"');

  const { revision } = (await store.desk.find(slug))!;
  await revise(desk, slug, { basedOn: revision, headline: 'Fire on the quay is out 5d1c', publish: true });
  await noticed();
  for (const path of bystanders) expect(await (await get(path)).text(), path).toContain('is out 5d1c</a>');

  await standDown(desk, slug);
  await noticed();
  for (const path of bystanders) {
    const answer = await get(path);
    expect(await answer.text(), path).not.toContain('5d1c');
    expect(answer.headers.get('etag'), path).toBe(tagsOf.get(path));
  }
  // Of this type there is one page, and a publish is none of its business.
  expect(await renders('newsletter')).toBe(before);
  expect(await renders('banner')).toBeGreaterThan(0);
});

test('a withdrawn story takes its banner along, and a renamed one its new address into it', async () => {
  await breakNews(desk, 'ferry-lost', { headline: 'Ferry lost 0b7e' });
  await rename(desk, 'ferry-lost', { slug: 'ferry-found' });
  await noticed();
  for (const path of bystanders) expect(await (await get(path)).text(), path).toContain('/article/ferry-found');
  await withdraw(desk, 'ferry-found', { reason: '', legal: false });
  await noticed();
  for (const path of bystanders) expect(await (await get(path)).text(), path).not.toMatch(/ferry-(?:lost|found)|0b7e/);
});

test('nobody reads the banner or its place', async () => {
  expect((await get(bannerUrl())).status).toBe(404);
  for (const path of [...bystanders, '/', '/about']) {
    expect(await (await get(path)).text(), path).not.toContain('<breaking-banner');
  }
});

test('under `next start` alone a page has the same banner, rendered by itself', async () => {
  await breakNews(desk, 'mast-down', { headline: 'Mast down & “out” <b>3f9a</b>' });
  await noticed();
  const plain = await atAnotherPort(site);
  const server = await startPlainNext(plain, site.url);
  try {
    for (const path of ['/newsletter', '/search', '/article/round-the-cape', '/']) {
      const answer = await fetch(plain.url + path);
      expect(answer.headers.get('cache-tag')?.split(','), path).toContain('breaking');
      const [alone, composed] = [await answer.text(), await (await get(path)).text()].map(above);
      expect(alone, path).toContain('Mast down &amp; “out” &lt;b&gt;3f9a&lt;/b&gt;');
      expect(composed, path).toBe(alone);
    }
  } finally {
    await server.stop();
    await standDown(desk, 'mast-down');
  }
});
