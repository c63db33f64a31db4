import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkFolder } from '#lib/content/check-folder.ts';
import { compileFolder } from '#lib/content/compile-folder.ts';
import { noMemory } from '#lib/content/content-memory.ts';
import { readDocuments, type CheckedText } from '#lib/content/documents.ts';
import { keepContentlayerReady, runContentlayer } from '#lib/content/run-contentlayer.ts';
import { isError } from '#lib/content/problem.ts';
import { everyField } from '../fixtures/content/every-field.ts';
import { layOutSmallPaper, writeIn } from '../fixtures/content/small-paper.ts';
import { until } from '../support/until.ts';
import { readInProcess } from '../support/sync-in-process.ts';

/* The one place where contentlayer itself reads files; all other tests of content read them in the process. */

let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-documents-'));
});
afterAll(() => rm(root, { recursive: true }));

async function layOutEveryField(): Promise<string> {
  const folder = path.join(root, 'every-field');
  await layOutSmallPaper(folder);
  for (const name of ['articles', 'authors', 'topics', 'sections', 'pages']) {
    await rm(path.join(folder, name), { recursive: true });
  }
  for (const [file, text] of Object.entries(everyField)) await writeIn(folder, file, text);
  return folder;
}

test.each([
  ['the Meridian', async () => 'content'],
  ['a folder with every field there is', layOutEveryField],
])('contentlayer reads the same documents from %s as the tests do', async (_name, layOut) => {
  const contentDir = await layOut();
  const checked = await checkFolder(contentDir, async () => null, noMemory);
  const files: CheckedText[] = [];
  const read = async (texts: readonly CheckedText[]) => (files.push(...texts), []);
  const compiled = await compileFolder(checked, new Map(), noMemory, '', { read, add: async () => {} });
  const problems = [...checked.problems, ...[...compiled.values()].flatMap((text) => text.problems)];
  expect(problems.filter(isError)).toEqual([]);
  expect(new Set(files.map(({ entry }) => entry.folder)).size).toBe(5);

  const varDir = path.join(root, 'var');
  expect(await readDocuments(files, varDir)).toEqual(await readInProcess(files, varDir));
});

test('contentlayer is given no secret, and runs nothing that it reads', async () => {
  const marker = path.join(root, 'ran');
  const text = `---js\n{ headline: require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'x') }\n---\nA text.\n`;
  const reading = runContentlayer([{ path: 'articles/2026/odd.md', text }], path.join(root, 'var'));
  await expect(reading).rejects.toThrow('Code generation from strings disallowed');
  expect(existsSync(marker)).toBe(false);
});

test('a sync on the command line says in one line what it did and succeeds', async () => {
  const content = path.join(root, 'content');
  await layOutSmallPaper(content);
  await writeIn(content, 'articles/2026/#draft.md', '---js\nprocess.exit(7)\n---\n');
  const { status, stdout } = spawnSync(process.execPath, ['cli/broadsheet.ts', 'sync', '--content', content], {
    encoding: 'utf8',
    env: {
      ...process.env,
      DATABASE_URL: `file:${path.join(root, 'store.db')}`,
      BROADSHEET_VAR: path.join(root, 'var'),
    },
  });
  expect(stdout).toContain('2 articles: 2 new, 0 changed, 0 unchanged, 0 removed');
  expect(status).toBe(0);
});

test('a contentlayer that waits reads each save once, is replaced where it died, and leaves nothing behind', async () => {
  const varDir = path.join(root, 'kept-ready');
  const read = async (text: string) => {
    const [document] = await runContentlayer(
      [{ path: 'topics/0.md', text: `---\n{"name":"A"}\n---\n${text}` }],
      varDir,
    );
    return document?.body.raw.trim();
  };
  const end = keepContentlayerReady(varDir);
  const waiting = () => globSync('/proc/[0-9]*/cwd').filter((cwd) => isIn(cwd, path.join(varDir, 'sync')));
  expect(await read('One.')).toBe('One.');
  await until(() => waiting().length === 1, 30, 'another waits');
  for (const cwd of waiting()) process.kill(Number(cwd.split('/')[2]), 'SIGKILL');
  expect(await read('Two.')).toBe('Two.');
  expect(await read('Three.')).toBe('Three.');
  await end();
  expect(globSync(path.join(varDir, 'sync/run-*'))).toEqual([]);
  await until(() => waiting().length === 0, 30, 'nobody waits any more');
});

/** Whether a process works in a folder; one that is just ending works nowhere. */
function isIn(cwd: string, folder: string): boolean {
  try {
    return readlinkSync(cwd).startsWith(folder);
  } catch {
    return false;
  }
}
