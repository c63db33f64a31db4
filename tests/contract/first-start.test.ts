import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '#lib/store/store.ts';
import { PictureKeeper } from '../../press/pictures/picture-keeper.ts';
import { layOutSmallPaper } from '../fixtures/content/small-paper.ts';
import { syncInProcess } from '../support/sync-in-process.ts';
import { until } from '../support/until.ts';
import { newStore } from './stores.ts';

let store: Store;
let end: () => Promise<void>;
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-first-'));
const [contentDir, varDir] = [join(folder, 'content'), join(folder, 'var')];

beforeAll(async () => {
  ({ store, end } = await newStore('sqlite'));
  await layOutSmallPaper(contentDir);
});
afterAll(async () => {
  await end();
  rmSync(folder, { recursive: true });
});

test('at the first start readers have the text before any picture is made, and wait only for the one they look at', async () => {
  const report = await syncInProcess(store, { contentDir, varDir, picturesLater: true });
  expect(report).toMatchObject({ written: true, picturesMade: 0 });
  const bases = (await store.media.all()).map(({ file }) => file.base);
  expect(bases.length).toBeGreaterThan(0);
  expect(existsSync(join(varDir, 'media'))).toBe(false);

  const log = pino({ level: 'silent' });
  const newest = await store.changes.newest();
  const keeper = new PictureKeeper({ store: () => store, noticed: () => newest, varDir, log });
  try {
    const states = await store.pictureUses.statesOf(bases);
    const seen = bases.findLast((base) => states.get(base) === 'public')!;
    await until(() => keeper.makeNow(seen));
    expect(readdirSync(join(varDir, seen)).length).toBeGreaterThan(0);
    // The others follow without being asked for.
    const lie = (base: string) => existsSync(join(varDir, states.get(base) === 'public' ? '' : 'media/.unseen', base));
    await until(async () => bases.every(lie));
    await until(async () => !(await keeper.makeNow('/media/nobodys.0a1b2c3d4e5f')));
  } finally {
    await keeper.stop();
  }
  // A sync finds them made.
  expect(await syncInProcess(store, { contentDir, varDir })).toMatchObject({ picturesMade: 0, written: true });
});

test('a picture that cannot be made is tried once, however many readers ask for it', async () => {
  const paper = mkdtempSync(join(tmpdir(), 'broadsheet-broken-'));
  const { store: another, end: endOther } = await newStore('sqlite');
  const options = { contentDir: join(paper, 'content'), varDir: join(paper, 'var') };
  await layOutSmallPaper(options.contentDir);
  await syncInProcess(another, { ...options, picturesLater: true });
  const states = await another.pictureUses.statesOf((await another.media.all()).map(({ file }) => file.base));
  const broken = (await another.media.all()).findLast(({ file }) => states.get(file.base) === 'public')!;
  writeFileSync(join(options.varDir, 'originals', broken.kept!), 'no picture');

  const warned: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void warned.push(line) });
  const newest = await another.changes.newest();
  const keeper = new PictureKeeper({ store: () => another, noticed: () => newest, varDir: options.varDir, log });
  const tried = () => warned.filter((line) => line.includes('A picture is lost')).length;
  try {
    await until(async () => !(await keeper.makeNow(broken.file.base)) && tried() > 0);
    for (let reader = 0; reader < 3; reader++) expect(await keeper.makeNow(broken.file.base)).toBe(false);
    expect(tried()).toBe(1);
  } finally {
    await keeper.stop();
    await endOther();
    rmSync(paper, { recursive: true });
  }
});
