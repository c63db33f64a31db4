import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { syncContent } from '#lib/content/sync.ts';
import { withdraw } from '#lib/desk/commands/amend.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { anArticleFile, layOutSmallPaper, smallPaper, writeIn } from '../../fixtures/content/small-paper.ts';
import { deskOf } from '../../support/desk.ts';
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

test('what the desk withdrew stays away when its file gets another name', async () => {
  const write = (name: string, text: string) => writeIn(path.join(folder, 'content'), name, text);
  const claim = anArticleFile({ headline: 'A claim that was false' }, 'He said so.');
  const [file, renamed] = ['articles/2026/a-claim.md', 'articles/2026/the-claim.md'];
  await write(file, claim);
  await sync();
  await store.transaction((tx) => withdraw({ ...deskOf(tx), isInside: true }, 'a-claim', {}));
  await rm(path.join(folder, 'content', file));
  for (const text of [
    claim,
    claim.replace('so.', 'so, once.'),
    claim.replace('---\n', '---\noldUrls: [/article/a-claim]\n'),
  ]) {
    await write(renamed, text);
    const { report } = await sync();
    expect(report).toMatchObject({ written: true, articles: { added: 0, removed: 0 } });
    expect(report.leftAlone).toContainEqual({ path: renamed, reason: 'withdrawn' });
    expect(await store.articles.publishedBySlug('the-claim')).toBeNull();
  }
  // Its headline is mended, and it says where it was.
  const mended = claim.replace('that was false', 'made twice').replace('---\n', '---\noldUrls: [/article/a-claim]\n');
  await write(renamed, mended);
  expect((await sync()).report.leftAlone).toContainEqual({ path: renamed, reason: 'withdrawn' });
  // The story that sets it right takes its address over.
  await write('articles/2026/what-he-said.md', mended.replace(/publishedAt: .*/, 'publishedAt: 2026-10-23T09:00:00Z'));
  await rm(path.join(folder, 'content', renamed));
  expect((await sync()).report.articles.added).toBe(1);
  // Another story of the same hour is no less welcome.
  await write('articles/2026/another.md', anArticleFile({ headline: 'Another' }, 'He said so.'));
  expect((await sync()).report.articles.added).toBe(1);
});
