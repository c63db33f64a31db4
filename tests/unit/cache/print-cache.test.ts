import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import PrintCache from '#lib/cache/print-cache.ts';
import { carriedByRequest, noteCarried } from '#lib/newsroom/carried.ts';
import { readersStore } from '#lib/newsroom/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-prints-'));
process.env.DATABASE_URL = `file:${folder}/broadsheet.db`;
const prints = new PrintCache();
const store = await readersStore();
let asOf = 0;

/** Prints as Next does: what the page read was noted while it was made. */
const print = (key: string, html: string, tags: string[], readAt = asOf) =>
  carriedByRequest.run({ tags: new Set(tags), asOf: readAt }, () => prints.set(key, { kind: 'APP_PAGE', html }));
const record = (...tags: string[]) => store.transaction((tx) => tx.changes.record(tags));

beforeEach(async () => {
  asOf = await store.changes.newest();
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

test('a printed page is kept until one of its tags changes', async () => {
  await print('/section/europe', 'as it was', ['section:europe', 'publication']);
  expect((await prints.get('/section/europe'))?.value.html).toBe('as it was');
  await record('section:africa');
  expect(await prints.get('/section/europe')).not.toBeNull();
  await record('section:europe');
  expect(await prints.get('/section/europe')).toBeNull();
});

test('a page whose printing overlapped a publish is not kept, however late it was stored', async () => {
  const before = asOf;
  await record('article:strait');
  await print('/article/strait', 'the old text', ['article:strait'], before);
  expect(await prints.get('/article/strait')).toBeNull();
});

test('a page that read twice is as old as its first read', async () => {
  await carriedByRequest.run({ tags: new Set(), asOf: null }, async () => {
    noteCarried(['front'], asOf);
    await record('front');
    noteCarried(['front'], await store.changes.newest());
    await prints.set('/', { kind: 'APP_PAGE', html: 'half old' });
  });
  expect(await prints.get('/')).toBeNull();
});

test('a page of which nobody noted what it read is not kept', async () => {
  await prints.set('/about', { kind: 'APP_PAGE', html: 'about us' });
  expect(await prints.get('/about')).toBeNull();
});

test('what Next revalidates by tag is a change like any other', async () => {
  await print('/about', 'about us', ['page:about']);
  await prints.revalidateTag('page:about');
  expect(await prints.get('/about')).toBeNull();
});

test('fetched data are not kept: the store is near', async () => {
  await carriedByRequest.run({ tags: new Set(), asOf: null }, () => prints.set('fetched', { kind: 'FETCH' }));
  expect(await prints.get('fetched')).toBeNull();
});
