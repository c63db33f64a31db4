import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatReport } from '#lib/content/sync-report.ts';
import { checkContent } from '#lib/content/sync.ts';
import { openStore } from '#lib/store/open-store.ts';
import { anArticleFile, layOutSmallPaper, writeIn } from '../../fixtures/content/small-paper.ts';
import { syncInProcess } from '../../support/sync-in-process.ts';

let root: string;
let contentDir: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-grave-'));
  contentDir = path.join(root, 'content');
  await layOutSmallPaper(contentDir);
});
afterEach(() => rm(root, { recursive: true }));

describe('a sync that would take much away', () => {
  const told = /^It would remove 8 of 12 articles that came from files\.\nNothing was written\.\n.*--yes/;

  async function withTwelveArticles(
    work: (
      sync: (isMeant?: boolean) => ReturnType<typeof syncInProcess>,
      count: () => Promise<number>,
    ) => Promise<void>,
  ): Promise<void> {
    for (let i = 0; i < 10; i++) await writeIn(contentDir, `articles/2025/story-${i}.md`, anArticleFile());
    const store = await openStore(`file:${path.join(root, 'store.db')}`);
    const options = { contentDir, varDir: path.join(root, 'var') };
    try {
      expect((await syncInProcess(store, options)).written).toBe(true);
      await work(
        (isMeant) => syncInProcess(store, { ...options, ...(isMeant && { confirm: async () => true }) }),
        () => store.articles.countPublished({}),
      );
      const warnings = await checkContent(store, options);
      expect(warnings.filter(({ problem }) => problem.includes('would ask first'))).toEqual([]);
    } finally {
      await store.close();
    }
  }
  const leave = async (count: number) => {
    for (let i = count; i < 10; i++) await rm(path.join(contentDir, `articles/2025/story-${i}.md`), { force: true });
  };

  test('asks first, and does it when it is meant', () =>
    withTwelveArticles(async (sync, count) => {
      await leave(2);
      const refused = await sync();
      expect(refused.written).toBe(false);
      expect(formatReport(refused)).toMatch(told);
      expect(await count()).toBe(12);
      expect(await sync(true)).toMatchObject({ written: true, articles: { removed: 8 } });
      expect(await count()).toBe(4);
    }));

  test('does not ask for a fifth or less, nor for what comes anew', () =>
    withTwelveArticles(async (sync) => {
      await leave(7);
      for (let i = 0; i < 30; i++) await writeIn(contentDir, `articles/2026/new-${i}.md`, anArticleFile());
      expect(await sync()).toMatchObject({ written: true, articles: { removed: 3, added: 30 } });
    }));

  test('is told by a check as well', () =>
    withTwelveArticles(async (sync) => {
      await leave(2);
      const store = await openStore(`file:${path.join(root, 'store.db')}`);
      const warnings = await checkContent(store, { contentDir, varDir: path.join(root, 'var') });
      await store.close();
      expect(warnings).toMatchObject([{ severity: 'warning', problem: expect.stringContaining('8 of 12 articles') }]);
      await sync(true);
    }));
});
