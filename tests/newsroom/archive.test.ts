import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { pageSize } from '#lib/news/pagination.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { written } from '../contract/written.ts';
import { noticed } from '../support/noticed.ts';
import { getNewest } from '../support/surfaces.ts';

/** A story of years ago, on the newsroom's site, whose clocks are London's. */
const site = inject('newsroom');
let store: Store;
beforeAll(async () => void (store = await openStore(site.databaseUrl)));
afterAll(() => store?.close());

const archived = [
  '/archive/2019',
  '/archive/2019/06',
  '/archive/2019/06/05',
  '/archive/2019/07',
  '/archive/2019/07/01',
];
/** Which of these there are. */
async function there(): Promise<string[]> {
  await noticed(site, store);
  const answers = await Promise.all(archived.map(async (path) => [path, (await getNewest(site.url + path)).status]));
  return answers.flatMap(([path, status]) => (status === 200 ? [String(path)] : []));
}
const publish = (publishedAt: string) =>
  store.articles.save(written('old-story', { publishedAt, section: 'oceans' }), 'test', 'sync');

test('a story that is published, dated anew and withdrawn is in the archive where it belongs, at the next request', async () => {
  expect(await there()).toEqual([]);
  await publish('2019-06-05T09:00:00Z');
  expect(await there()).toEqual(['/archive/2019', '/archive/2019/06', '/archive/2019/06/05']);
  expect(await (await getNewest(`${site.url}/archive/2019/06/05`)).text()).toContain('/article/old-story');
  // By UTC this is June.
  await publish('2019-06-30T23:30:00Z');
  expect(await there()).toEqual(['/archive/2019', '/archive/2019/07', '/archive/2019/07/01']);
  await store.articles.withdraw('old-story', 410, '', 'test');
  expect(await there()).toEqual([]);
});

test('what another system had below the archive leads on to where it is now', async () => {
  const oldUrls = ['/archive/2009/a-story', '/archive/stories/9'];
  await store.articles.save(written('old-story', { oldUrls, section: 'oceans' }), 'test', 'sync');
  await noticed(site, store);
  for (const old of oldUrls) {
    expect((await getNewest(site.url + old)).headers.get('location'), old).toBe('/article/old-story');
  }
  await store.articles.withdraw('old-story', 410, '', 'test');
});

test('a day with more stories than a page holds goes on at page 2, and ends there', async () => {
  const slugs = Array.from({ length: pageSize + 1 }, (_, i) => `busy-${i}`);
  for (const [i, slug] of slugs.entries()) {
    const publishedAt = new Date(Date.UTC(2019, 7, 8, 9, i)).toISOString();
    await store.articles.save(written(slug, { publishedAt, section: 'oceans' }), 'test', 'sync');
  }
  await noticed(site, store);
  const day = `${site.url}/archive/2019/08/08`;
  expect(await (await getNewest(day)).text()).toContain('href="/archive/2019/08/08/page/2"');
  const second = await (await getNewest(`${day}/page/2`)).text();
  expect(second).toContain('/article/busy-0"');
  expect(second).not.toContain('/article/busy-1"');
  expect((await getNewest(`${day}/page/3`)).status).toBe(404);
  for (const slug of slugs) await store.articles.withdraw(slug, 410, '', 'test');
});

test('no page of another day is rendered again for it', async () => {
  await publish('2019-06-05T09:00:00Z');
  const another = written('another-story', { publishedAt: '2019-07-01T09:00:00Z', section: 'oceans' });
  await store.articles.save(another, 'test', 'sync');
  await noticed(site, store);
  const tagsOf = async (path: string) => (await getNewest(site.url + path)).headers.get('cache-tag')?.split(',');
  const before = await store.changes.newest();
  await publish('2019-06-05T10:00:00Z');
  for (const [path, isOld] of [
    ['/archive/2019/06/05', true],
    ['/archive/2019/06', true],
    ['/archive/2019/07', false],
    ['/archive/2019/07/01', false],
  ] as const) {
    expect(await store.changes.changedAfter((await tagsOf(path))!, before), path).toBe(isOld);
  }
  for (const slug of ['old-story', 'another-story']) await store.articles.withdraw(slug, 410, '', 'test');
});
