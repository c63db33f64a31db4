import { spawn, spawnSync } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { watchFolder, type FolderWatch } from '#lib/content/watch-folder.ts';
import { layOutSmallPaper, smallPaper, writeIn } from '../../fixtures/content/small-paper.ts';
import { until } from '../../support/until.ts';

const cape = 'articles/2026/round-the-cape.md';

let root: string;
let contentDir: string;
const told: string[] = [];
const printed: string[] = [];
let watcher: FolderWatch;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-watch-'));
  contentDir = path.join(root, 'content');
  await layOutSmallPaper(contentDir);
});
afterEach(async () => {
  await watcher.close();
  await rm(root, { recursive: true });
});

async function follow(dir = contentDir): Promise<void> {
  told.length = 0;
  printed.length = 0;
  watcher = await watchFolder(
    dir,
    (file) => told.push(path.relative(dir, file)),
    (text) => printed.push(text),
  );
}

/** Each change is told, and so is the next one after it: a watcher may have lost a file with the first. */
async function expectTold(change: () => Promise<unknown>): Promise<void> {
  const before = told.length;
  await change();
  await until(() => told.length > before);
}

/** How programs save, each on top of a file that is there. */
const ways: Record<string, (file: string, text: string) => Promise<unknown>> = {
  'writes into the file': writeFile,
  'appends to the file': appendFile,
  'renames a new file over the old one, as Vim and sed do': async (file, text) => {
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  },
  'renames a hidden file of another folder over it': async (file, text) => {
    await writeFile(path.join(root, '.saved'), text);
    await rename(path.join(root, '.saved'), file);
  },
  'deletes the file and writes it anew': async (file, text) => {
    await unlink(file);
    await writeFile(file, text);
  },
  'keeps a copy and then writes': async (file, text) => {
    await rename(file, `${file}~`);
    await writeFile(file, text);
  },
};

describe.each(Object.entries(ways))('a program that %s', (_name, save) => {
  test.each([cape, 'publication.yaml', 'media/islands.png'])('is noticed at every save of %s', async (name) => {
    await follow();
    const file = path.join(contentDir, name);
    for (const time of [1, 2, 3]) await expectTold(() => save(file, `saved ${time}`));
  });
});

test('folders that come and go are noticed with what is in them', async () => {
  await follow();
  const beside = path.join(root, 'beside');
  await cp(path.join(contentDir, 'articles/2026'), beside, { recursive: true });
  await expectTold(() => mkdir(path.join(contentDir, 'articles/2027')));
  await expectTold(() => writeIn(contentDir, 'articles/2027/new.md', smallPaper[cape]!));
  await expectTold(() => rename(beside, path.join(contentDir, 'articles/2028')));
  await expectTold(() => writeIn(contentDir, 'articles/2028/round-the-cape.md', 'saved'));
  await expectTold(() => rename(path.join(contentDir, 'articles/2028'), beside));
  await expectTold(() => rename(beside, path.join(contentDir, 'articles/2028')));
  await expectTold(() => writeIn(contentDir, 'articles/2028/round-the-cape.md', 'saved again'));
  await expectTold(() => rm(path.join(contentDir, 'articles/2028'), { recursive: true }));
  expect(printed).toEqual([]);
});

test('a folder that is only now made is noticed', async () => {
  await rm(path.join(contentDir, 'media'), { recursive: true });
  await follow();
  await expectTold(() => writeIn(contentDir, 'media/maps/new.png', 'a picture'));
  await expectTold(() => writeIn(contentDir, 'media/maps/new.png', 'another'));
});

test('the content folder may be a link', async () => {
  await symlink(contentDir, path.join(root, 'linked'));
  await follow(path.join(root, 'linked'));
  for (const save of Object.values(ways)) await expectTold(() => save(path.join(contentDir, cape), 'saved'));
  await expectTold(() => writeIn(contentDir, 'articles/2027/new.md', 'A text.'));
});

test('what is no part of a publication wakes nobody', async () => {
  await mkdir(path.join(contentDir, '.git/objects'), { recursive: true });
  await follow();
  for (const name of [
    '.git/objects/a',
    'var/store.db',
    'notes.txt',
    'articles/2026/.round-the-cape.md.swp',
    `${cape}~`,
  ]) {
    await writeIn(contentDir, name, 'not read');
  }
  // Changes are told in their order.
  await expectTold(() => writeIn(contentDir, 'media/last.txt', ''));
  expect(new Set(told)).toEqual(new Set(['media/last.txt']));
});

/** A user namespace has limits of its own; some containers allow none. */
const own = ['--user', '--map-root-user'];
const hasNamespaces = spawnSync('unshare', [...own, 'true']).status === 0;

test.skipIf(!hasNamespaces)('where the system follows no more folders, it says so and looks for itself', async () => {
  const program = `
    import { watchFolder } from '#lib/content/watch-folder.ts';
    const watcher = await watchFolder(${JSON.stringify(contentDir)}, () => console.log('told'), console.log);
    console.log('ready');
    process.stdin.on('end', () => watcher.close()).resume();
  `;
  const limit = 'echo 3 > /proc/sys/user/max_inotify_watches && exec "$0" --input-type=module -e "$1"';
  const child = spawn('unshare', [...own, 'sh', '-c', limit, process.execPath, program]);
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    await until(() => said.includes('ready')).catch(() => {
      throw new Error(said);
    });
    expect(said).toMatch(/^The system follows no more folders \(ENOSPC\).*fs\.inotify\.max_user_watches/);
    said = '';
    await ways['renames a new file over the old one, as Vim and sed do']!(path.join(contentDir, cape), 'saved');
    await until(() => said.includes('told'));
  } finally {
    child.stdin.end();
    await ended;
  }
});
