import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import PrintCache from '#lib/cache/print-cache.ts';
import { readersStore } from '#lib/newsroom/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-prints-'));
process.env.DATABASE_URL = `file:${folder}/broadsheet.db`;
const prints = new PrintCache();
const store = await readersStore();
let asOf = 0;

const page = (html: string, ...tags: string[]) => ({
  kind: 'APP_PAGE',
  html,
  headers: { 'x-next-cache-tags': [...tags, `asof:${asOf}`].join(',') },
});
const record = (...tags: string[]) => store.transaction((tx) => tx.changes.record(tags));

beforeEach(async () => {
  asOf = await store.changes.newest();
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

test('a printed page is kept until one of its tags changes', async () => {
  await prints.set('/section/europe', page('as it was', 'section:europe', 'publication'));
  expect((await prints.get('/section/europe'))?.value.html).toBe('as it was');
  await record('section:africa');
  expect(await prints.get('/section/europe')).not.toBeNull();
  await record('section:europe');
  expect(await prints.get('/section/europe')).toBeNull();
});

test('a page whose printing overlapped a publish is not kept, however late it was stored', async () => {
  const printedBefore = page('the old text', 'article:strait');
  await record('article:strait');
  await prints.set('/article/strait', printedBefore);
  expect(await prints.get('/article/strait')).toBeNull();
});

test('a page that read twice is as old as its first read', async () => {
  const first = asOf;
  await record('front');
  await prints.set('/', {
    kind: 'APP_PAGE',
    html: 'half old',
    headers: { 'x-next-cache-tags': `front,asof:${await store.changes.newest()},asof:${first}` },
  });
  expect(await prints.get('/')).toBeNull();
});

test('what Next revalidates by tag is a change like any other', async () => {
  await prints.set('/about', page('about us', 'page:about'));
  await prints.revalidateTag('page:about');
  expect(await prints.get('/about')).toBeNull();
});

test('what only carried tags is not kept', async () => {
  await prints.set('carried', { kind: 'FETCH', headers: {} });
  expect(await prints.get('carried')).toBeNull();
});
