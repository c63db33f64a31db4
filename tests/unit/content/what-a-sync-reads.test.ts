import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { anArticleFile, layOutSmallPaper, writeIn } from '../../fixtures/content/small-paper.ts';
import { readInProcess, syncInProcess } from '../../support/sync-in-process.ts';

// One of these syncs some hundred articles.
vi.setConfig({ testTimeout: 120_000 });

let root: string;
let contentDir: string;
let varDir: string;
let store: Store;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-reads-'));
  contentDir = path.join(root, 'content');
  varDir = path.join(root, 'var');
  await layOutSmallPaper(contentDir);
  store = await openStore(`file:${path.join(root, 'store.db')}`);
});
afterEach(async () => {
  vi.useRealTimers();
  await store.close();
  await rm(root, { recursive: true });
});

/** What a sync hands to contentlayer, a list for each time that it does. */
async function handedOn(): Promise<string[][]> {
  const lists: string[][] = [];
  const report = await syncInProcess(store, {
    contentDir,
    varDir,
    readDocuments: (files, ...rest) => {
      lists.push(files.map(({ entry }) => entry.source.path));
      return readInProcess(files, ...rest);
    },
  });
  expect(report.problems).toEqual([]);
  return lists;
}

test('contentlayer is handed everything once, then nothing, then what changed alone', async () => {
  expect((await handedOn()).flat()).toHaveLength(9);
  expect(await handedOn()).toEqual([]);
  await appendFile(path.join(contentDir, 'pages/about.md'), 'More.\n');
  await writeIn(contentDir, 'articles/2026/new.md', anArticleFile());
  expect(await handedOn()).toEqual([['articles/2026/new.md', 'pages/about.md']]);
});

test('files that have not changed for a while are known without being read, and a change is seen all the same', async () => {
  await handedOn();
  // By now nobody can have written twice within one tick of the disk's clock.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  await handedOn();
  const article = path.join(contentDir, 'articles/2026/round-the-cape.md');
  await appendFile(article, 'More.\n');
  expect(await handedOn()).toEqual([['articles/2026/round-the-cape.md']]);
  expect((await store.articles.publishedBySlug('round-the-cape'))?.body.text).toContain('More.');
  expect(await handedOn()).toEqual([]);
});

test('many files go through in batches, and nothing is left of them on the disk', async () => {
  for (let i = 0; i < 260; i++) await writeIn(contentDir, `articles/2025/story-${i}.md`, anArticleFile());
  const sizes = (await handedOn()).map((list) => list.length);
  expect(sizes.reduce((sum, size) => sum + size)).toBe(269);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(250);
  expect(await store.articles.countPublished({})).toBe(262);
  expect(await readdir(path.join(varDir, 'sync'))).toEqual([]);
});

test('a text with every kind of line end comes to readers whole', async () => {
  await writeIn(
    contentDir,
    'articles/2026/lines.md',
    anArticleFile({}, 'One\u2028two\u2029three\u0085four\u000bfive.'),
  );
  await handedOn();
  const text = (await store.articles.publishedBySlug('lines'))?.body.text ?? '';
  expect(text.replaceAll(/\s/gu, ' ')).toContain('One two three');
  expect(text).toContain('five.');
});
