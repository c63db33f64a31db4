import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { syncContent } from '#lib/content/sync.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { layOutSmallPaper, smallPaper, writeIn } from '../../fixtures/content/small-paper.ts';
import { readInProcess } from '../../support/sync-in-process.ts';

const cape = 'articles/2026/round-the-cape.md';
let folder: string;
let store: Store;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'broadsheet-left-'));
  await layOutSmallPaper(path.join(folder, 'content'));
  store = await openStore(`file:${folder}/store.db`);
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** The files that a sync made documents of, and what it left alone. */
async function sync() {
  const read: string[] = [];
  const report = await syncContent(store, {
    contentDir: path.join(folder, 'content'),
    varDir: path.join(folder, 'var'),
    readDocuments: (texts, varDir) => {
      read.push(...texts.map(({ entry }) => entry.source.path));
      return readInProcess(texts, varDir);
    },
  });
  return { read, report };
}

test('a file whose article belongs to the desk is compiled once, however often one syncs', async () => {
  await sync();
  const belongs = (origin: 'desk' | 'content') =>
    store.transaction(({ db }) =>
      db.updateTable('article').set({ origin }).where('slug', '=', 'round-the-cape').execute(),
    );
  await belongs('desk');
  const unchanged = (await sync()).report;
  expect(unchanged.leftAlone).toEqual([{ path: cape, reason: 'desk' }]);
  await writeIn(path.join(folder, 'content'), cape, smallPaper[cape]!.replace('Ten days', 'Eleven days'));
  expect((await sync()).read).toEqual([cape]);
  const { read, report } = await sync();
  expect(read).toEqual([]);
  expect(report.leftAlone).toEqual([{ path: cape, reason: 'desk' }]);
  expect(report.articles).toMatchObject({ changed: 0, unchanged: report.articles.total - 1 });

  await belongs('content');
  expect((await sync()).report.articles).toMatchObject({ changed: 1 });
  expect((await store.articles.publishedBySlug('round-the-cape'))?.body.text).toContain('Eleven days');
});
