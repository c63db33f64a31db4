import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasPaper } from '#lib/store/has-paper.ts';
import { anArticleFile, layOutSmallPaper, smallPaper, writeIn } from '../fixtures/content/small-paper.ts';
import { broadsheet } from '../support/broadsheet.ts';

/* Which store a sync at the command line writes to: it runs in the folder of a newsroom, with that one's environment. */

let root: string;
let contentDir: string;
let before: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-whose-'));
  contentDir = path.join(root, 'content');
  await layOutSmallPaper(contentDir);
  before = process.cwd();
  process.chdir(root);
});
afterEach(async () => {
  process.chdir(before);
  await rm(root, { recursive: true });
});

const clean = { ...process.env, DATABASE_URL: undefined, BROADSHEET_VAR: undefined };
const run = (args: string[], environment: Record<string, string> = {}) =>
  broadsheet(args, { ...clean, ...environment });
const anotherPaper = async (name: string) => {
  await cp(contentDir, path.join(root, 'other'), { recursive: true });
  await writeIn(path.join(root, 'other'), 'publication.yaml', `name: ${name}\n`);
};

test('another paper with a var of its own gets a store of its own, and the first one keeps its articles', async () => {
  expect((await run(['sync'])).status).toBe(0);
  const first = await readFile('var/broadsheet.db');
  await anotherPaper('Another Paper');
  await rm('other/articles/2026/round-the-cape.md');
  await rm('other/front.yaml');
  await writeIn('other', 'articles/2026/a-peace-never-signed.md', anArticleFile());
  const { status, err, out } = await run(['sync'], { BROADSHEET_CONTENT: './other', BROADSHEET_VAR: './else where?' });
  expect(out).toContain('1 article: 1 new');
  expect(err).toContain('There is a store at ./var/broadsheet.db (“The Small Paper”)');
  expect(status).toBe(0);
  expect(existsSync('else where?/broadsheet.db')).toBe(true);
  expect((await readFile('var/broadsheet.db')).equals(first)).toBe(true);
});

test('another paper is not written over the first one, unless that is meant', async () => {
  await run(['sync']);
  await anotherPaper('Another Paper');
  const refused = await run(['sync', '--content', 'other']);
  expect(refused.err).toContain('The store holds “The Small Paper”, and the content folder is “Another Paper”.');
  expect(refused.status).toBe(1);
  expect((await run(['sync', '--content', 'other'], { BROADSHEET_SYNC_YES: '1' })).status).toBe(0);
  expect((await run(['sync', '--yes'])).status).toBe(0);
});

test('a store that was left in ./var is not replaced by an empty one', async () => {
  await run(['sync']);
  await mkdir('moved');
  const moved = { BROADSHEET_VAR: './moved' };
  const refused = await run(['sync'], moved);
  expect(refused.err).toContain('mv ./var/broadsheet.db* moved/');
  expect(refused.err).toContain('DATABASE_URL=file:./var/broadsheet.db');
  expect(refused.status).toBe(1);
  expect(existsSync('moved/broadsheet.db')).toBe(false);
  expect((await run(['sync'], { ...moved, DATABASE_URL: 'file:./var/broadsheet.db' })).status).toBe(0);
  expect((await run(['sync', '--yes'], moved)).status).toBe(0);
  // From now on that is the store.
  expect((await run(['sync'], moved)).status).toBe(0);
});

test('a check makes no store', async () => {
  expect(await run(['sync', '--check'])).toMatchObject({ status: 0, err: expect.not.stringContaining('error') });
  expect(existsSync('var/broadsheet.db')).toBe(false);
});

test('what was never synced is no paper to serve', async () => {
  const url = 'file:./var/broadsheet.db';
  expect(await hasPaper(url)).toBe(false);
  await writeIn(contentDir, 'pages/about.md', '---\ntitel: About\n---\nA text.\n');
  expect((await run(['sync'])).status).toBe(1);
  expect(await hasPaper(url)).toBe(false);
  await writeIn(contentDir, 'pages/about.md', smallPaper['pages/about.md']!);
  expect((await run(['sync'])).status).toBe(0);
  expect(await hasPaper(url)).toBe(true);
});
