import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { previewKeyPattern } from '#lib/news/preview.ts';
import { anArticleFile, layOutSmallPaper, writeIn } from '../fixtures/content/small-paper.ts';
import { broadsheet } from '../support/broadsheet.ts';

let root: string;
const sync = (...args: string[]) =>
  broadsheet(['sync', '--content', path.join(root, 'content'), ...args], {
    ...process.env,
    SITE_URL: 'https://paper.example/',
    DATABASE_URL: `file:${path.join(root, 'store.db')}`,
    BROADSHEET_VAR: path.join(root, 'var'),
  });

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-sync-command-'));
  await layOutSmallPaper(path.join(root, 'content'));
});
afterAll(() => rm(root, { recursive: true }));

test('a sync says where new articles are, gives a link to a new draft, and with --partial passes over what is broken', async () => {
  await writeIn(path.join(root, 'content'), 'articles/2026/idea.md', anArticleFile({ status: 'draft' }));
  await writeIn(path.join(root, 'content'), 'articles/2026/broken.md', anArticleFile({ section: 'trad' }));
  const refused = await sync();
  expect(refused.err).toContain('content/articles/2026/broken.md:4  there is no section "trad"  write "trade"');
  expect(refused).toMatchObject({ status: 1, out: '' });

  const { status, out } = await sync('--partial');
  expect(out).toContain('new: https://paper.example/article/round-the-cape');
  expect(out).toContain('1 file held back');
  const [, key] = /^idea can be read until \S+: https:\/\/paper\.example\/preview\/(\S+)$/m.exec(out) ?? [];
  expect(key).toMatch(previewKeyPattern);
  // Something is wrong still.
  expect(status).toBe(1);

  await writeIn(path.join(root, 'content'), 'articles/2026/broken.md', anArticleFile());
  expect(await sync('--partial')).toMatchObject({ status: 0, out: expect.stringContaining('article/broken') });
});
