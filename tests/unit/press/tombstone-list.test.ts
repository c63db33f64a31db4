import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TombstoneList } from '#press/store/tombstone-list.ts';

let folder: string;
const file = () => join(folder, 'press', 'tombstones.json');
const store = { storeId: 'a', newest: 7 };
const gone = (slug: string, at: string) => ({ slug, status: 410, reason: '', at }) as const;
const slugs = (list: TombstoneList, moment: number) => list.since(moment).map(({ slug }) => slug);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tombstones-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['behind', '2020-01-01T00:00:00.000Z'],
  ['ahead', '2100-01-01T00:00:00.000Z'],
])('what is withdrawn is news to pages printed before, with a database whose clock is %s', async (_how, at) => {
  const list = new TombstoneList(file());
  const printedBefore = Date.now() - 1;
  await list.replace([gone('strait', at)], store);
  expect(slugs(list, printedBefore)).toEqual(['strait']);
  expect(slugs(list, Date.now() + 1)).toEqual([]);
});

test('what was noticed once is no news when another article goes, nor to the next press', async () => {
  const list = new TombstoneList(file());
  const strait = gone('strait', '2026-11-01T00:00:00.000Z');
  await list.replace([strait], store);
  const between = Date.now() + 1;
  await expect.poll(() => Date.now()).toBeGreaterThan(between);
  await list.replace([strait, gone('canal', '2026-11-02T00:00:00.000Z')], store);
  expect(slugs(list, between)).toEqual(['canal']);
  expect(slugs(new TombstoneList(file()), between)).toEqual(['canal']);
});

test('the list of a press that did not write down when it noticed is news to every page printed before', async () => {
  const list = new TombstoneList(file());
  await list.replace([gone('strait', '2026-11-01T00:00:00.000Z')], store);
  writeFileSync(file(), JSON.stringify({ ...store, tombstones: [gone('strait', '2026-11-01T00:00:00.000Z')] }));
  expect(slugs(new TombstoneList(file()), Date.now() - 1)).toEqual(['strait']);
});
