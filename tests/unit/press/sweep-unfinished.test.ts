import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFileShelf } from '#lib/cache/file-shelf.ts';
import { unfinishedFor } from '#lib/config/unfinished-files.ts';
import { sweepUnfinished } from '../../../press/sweep-unfinished.ts';

const minutes = 60_000;
const now = Date.parse('2026-11-30T12:00:00Z');
let disk: string;
beforeEach(() => {
  disk = mkdtempSync(join(tmpdir(), 'broadsheet-sweep-'));
});
afterEach(() => rmSync(disk, { recursive: true }));

const aged = (path: string, age: number) => utimesSync(path, new Date(now - age), new Date(now - age));
function file(path: string, age: number): string {
  const full = join(disk, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, 'half of it');
  aged(full, age);
  return full;
}
function folder(path: string, age: number): string {
  const full = dirname(file(join(path, 'full-400.jpeg'), age));
  aged(full, age);
  return full;
}
/** A path below the disk, as whoever writes it names it until it is whole. */
const unfinished = (path: string) => unfinishedFor(join(disk, path)).slice(disk.length + 1);

const files = [
  'originals/0a1b2c3d.jpg',
  'media/.looked-after.json',
  'share-images/fonts.conf',
  'compiled/0a1b2c3d.json',
  'sync/contentlayer.0a1b2c3d.mjs',
  'press/tombstones.json',
  'press/probe',
  'press/pages/a-version/0a/1b2c3d',
  'prints/a-version/0a/1b2c3d',
];
const folders = ['media/phone.0a1b2c3d', 'media/share.quake.0a1b2c3d', 'media/.unseen/media/phone.0a1b2c3d'];

test('what a killed process left half-written is gone after an hour, wherever it lies', async () => {
  const left = [
    ...files.map((path) => file(unfinished(path), 61 * minutes)),
    ...folders.map((path) => folder(unfinished(path), 61 * minutes)),
    // As earlier releases named it.
    file('press/pages/a-version/0a/1b2c3d.6f9619ff-8b86-4d01-b42d-00cf4fc964ff.tmp', 61 * minutes),
    file('compiled/0a1b2c3d.json.6f9619ff-8b86-4d01-b42d-00cf4fc964ff', 61 * minutes),
  ];
  const gone = await sweepUnfinished(disk, now);
  expect(gone.sort()).toEqual([...left].sort());
  expect(left.filter((path) => existsSync(path))).toEqual([]);
});

test('what somebody may be writing stays, and all that is whole, however old', async () => {
  const stays = [
    ...files.map((path) => file(unfinished(path), 59 * minutes)),
    ...folders.map((path) => folder(unfinished(path), 59 * minutes)),
    ...files.map((path) => file(path, 10_000 * minutes)),
    ...folders.map((path) => folder(path, 10_000 * minutes)),
    // A sync of many files may take longer; its folders go when another begins.
    folder('sync/run-6f9619ff-8b86-4d01-b42d-00cf4fc964ff', 61 * minutes),
  ];
  expect(await sweepUnfinished(disk, now)).toEqual([]);
  expect(stays.filter((path) => !existsSync(path))).toEqual([]);
});

test('where nothing was written yet there is nothing to sweep', async () => {
  expect(await sweepUnfinished(join(disk, 'none'), now)).toEqual([]);
});

test('a shelf counts and removes none of what is being written', async () => {
  const shelf = join(disk, 'press', 'pages', 'a-version');
  const fresh = file(unfinished('press/pages/a-version/0a/1b2c3d'), 0);
  aged(fresh, now - Date.now());
  await openFileShelf({ folder: shelf, maxBytes: 1 });
  expect(existsSync(fresh)).toBe(true);
  aged(fresh, now - Date.now() + 61 * minutes);
  await openFileShelf({ folder: shelf, maxBytes: 1 });
  expect(existsSync(fresh)).toBe(false);
});
