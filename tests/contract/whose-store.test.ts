import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasPaper } from '#lib/store/has-paper.ts';
import { anArticleFile, layOutSmallPaper, smallPaper, writeIn } from '../fixtures/content/small-paper.ts';

/* Which store a sync at the command line writes to: it runs in the folder of a newsroom, with that one's environment. */

const program = path.resolve('cli/broadsheet.js');

let root: string;
let contentDir: string;
const at = (file: string) => path.join(root, file);

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-whose-'));
  contentDir = at('content');
  await layOutSmallPaper(contentDir);
});
afterEach(() => rm(root, { recursive: true }));

const clean = { ...process.env, DATABASE_URL: undefined, BROADSHEET_VAR: undefined };
/** A process of its own: paths are relative to the folder in which it runs. */
function run(
  args: string[],
  environment: Record<string, string> = {},
): { status: number | null; out: string; err: string } {
  const env = { ...clean, ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}
const anotherPaper = async (name: string) => {
  await cp(contentDir, path.join(root, 'other'), { recursive: true });
  await writeIn(path.join(root, 'other'), 'publication.yaml', `name: ${name}\n`);
};

test('another paper with a var of its own gets a store of its own, and the first one keeps its articles', async () => {
  expect(run(['sync']).status).toBe(0);
  const first = await readFile(at('var/broadsheet.db'));
  await anotherPaper('Another Paper');
  await rm(at('other/articles/2026/round-the-cape.md'));
  await rm(at('other/front.yaml'));
  await writeIn(at('other'), 'articles/2026/a-peace-never-signed.md', anArticleFile());
  const { status, err, out } = run(['sync'], { BROADSHEET_CONTENT: './other', BROADSHEET_VAR: './else where?' });
  expect(out).toContain('1 article: 1 new');
  expect(err).toContain('There is a store at ./var/broadsheet.db (“The Small Paper”)');
  expect(status).toBe(0);
  expect(existsSync(at('else where?/broadsheet.db'))).toBe(true);
  expect((await readFile(at('var/broadsheet.db'))).equals(first)).toBe(true);
});

test('another paper is not written over the first one, unless that is meant', async () => {
  run(['sync']);
  await anotherPaper('Another Paper');
  const refused = run(['sync', '--content', 'other']);
  expect(refused.err).toContain('The store holds “The Small Paper”, and the content folder is “Another Paper”.');
  expect(refused.status).toBe(1);
  expect(run(['sync', '--content', 'other'], { BROADSHEET_SYNC_YES: '1' }).status).toBe(0);
  expect(run(['sync', '--yes']).status).toBe(0);
});

test('a store that was left in ./var is not replaced by an empty one', async () => {
  run(['sync']);
  await mkdir(at('moved'));
  const moved = { BROADSHEET_VAR: './moved' };
  const refused = run(['sync'], moved);
  expect(refused.err).toContain('mkdir -p moved/ && mv ./var/broadsheet.db* moved/');
  // `npm start` takes no flags, so the variable is named, and the command with the flag whole.
  expect(refused.err).toContain('set BROADSHEET_SYNC_YES=1, or write npx broadsheet sync --yes');
  expect(refused.err).toContain('DATABASE_URL=file:./var/broadsheet.db');
  expect(refused.status).toBe(1);
  expect(existsSync(at('moved/broadsheet.db'))).toBe(false);
  expect(run(['sync'], { ...moved, DATABASE_URL: 'file:./var/broadsheet.db' }).status).toBe(0);
  expect(run(['sync', '--yes'], moved).status).toBe(0);
  // From now on that is the store.
  expect(run(['sync'], moved).status).toBe(0);
});

test('the command that moves a store can be copied into a shell, whatever its folder is called', () => {
  run(['sync']);
  const refused = run(['sync'], { BROADSHEET_VAR: "./it's else where" });
  const command = /Move it \((.*)\), or name it/.exec(refused.err)?.[1] ?? 'false';
  expect(spawnSync('sh', ['-c', command], { cwd: root }).status).toBe(0);
  expect(existsSync(at("it's else where/broadsheet.db"))).toBe(true);
  expect(run(['sync'], { BROADSHEET_VAR: "./it's else where" }).status).toBe(0);
});

test('a check makes no store', async () => {
  expect(run(['sync', '--check'])).toMatchObject({ status: 0, err: expect.not.stringContaining('error') });
  expect(existsSync(at('var/broadsheet.db'))).toBe(false);
});

test('what was never synced is no paper to serve', async () => {
  const url = pathToFileURL(at('var/broadsheet.db')).href;
  expect(await hasPaper(url)).toBe(false);
  await writeIn(contentDir, 'pages/about.md', '---\ntitel: About\n---\nA text.\n');
  expect(run(['sync']).status).toBe(1);
  expect(await hasPaper(url)).toBe(false);
  await writeIn(contentDir, 'pages/about.md', smallPaper['pages/about.md']!);
  expect(run(['sync']).status).toBe(0);
  expect(await hasPaper(url)).toBe(true);
});
