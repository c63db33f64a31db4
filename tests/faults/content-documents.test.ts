import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkFolder } from '#lib/content/check-folder.ts';
import { readDocuments } from '#lib/content/documents.ts';
import { isError } from '#lib/content/problem.ts';
import { everyField } from '../fixtures/content/every-field.ts';
import { layOutSmallPaper, writeIn } from '../fixtures/content/small-paper.ts';
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
  for (const name of ['articles', 'authors', 'topics', 'sections', 'pages', 'front.yaml']) {
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
  const { entries, problems } = await checkFolder(contentDir, async () => null);
  expect(problems.filter(isError)).toEqual([]);
  const varDir = path.join(root, 'var');
  const documents = await readDocuments(contentDir, varDir, entries);
  expect(documents.articles.length).toBeGreaterThan(1);
  expect(documents).toEqual(await readInProcess(contentDir, varDir, entries));
});

test('a sync on the command line says in one line what it did and succeeds', async () => {
  await layOutSmallPaper(path.join(root, 'content'));
  const { status, stdout } = spawnSync(
    process.execPath,
    ['cli/broadsheet.ts', 'sync', '--content', path.join(root, 'content')],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        DATABASE_URL: `file:${path.join(root, 'store.db')}`,
        BROADSHEET_VAR: path.join(root, 'var'),
      },
    },
  );
  expect(stdout).toContain('2 articles: 2 new, 0 changed, 0 unchanged, 0 removed');
  expect(status).toBe(0);
});
