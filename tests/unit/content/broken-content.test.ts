import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatProblems } from '#lib/content/problem.ts';
import { formatReport } from '#lib/content/sync-report.ts';
import { checkContent } from '#lib/content/sync.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { brokenFiles, brokenFrontMatter, brokenTexts } from '../../fixtures/content/broken-files.ts';
import { anArticleFile, layOutSmallPaper, smallPaper, writeIn } from '../../fixtures/content/small-paper.ts';
import { syncInProcess } from '../../support/sync-in-process.ts';

let root: string;
let contentDir: string;
let store: Store;
const sync = () => syncInProcess(store, { contentDir, varDir: path.join(root, 'var') });

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-broken-'));
  contentDir = path.join(root, 'content');
  store = await openStore(`file:${path.join(root, 'store.db')}`);
  await layOutSmallPaper(contentDir);
  await writeIn(contentDir, 'media/notes.jpg', 'These are notes.');
  await writeIn(root, 'secret.png', 'x');
  await symlink(path.join(root, 'secret.png'), path.join(contentDir, 'media/escape.png'));
});
afterAll(async () => {
  await store.close();
  await rm(root, { recursive: true });
});

describe('a file with a mistake in it stops the sync, and the writer is told where and what to write instead', () => {
  test.each([...brokenFrontMatter, ...brokenTexts, ...brokenFiles])('$mistake', async (broken) => {
    await writeIn(contentDir, broken.file, broken.content);
    try {
      const report = await sync();
      expect(formatProblems(report.problems).split('\n')).toHaveLength(1);
      const [problem] = report.problems;
      expect(problem).toMatchObject({
        file: `content/${broken.reportedIn ?? broken.file}`,
        line: broken.line,
        severity: 'error',
      });
      expect(problem?.problem).toContain(broken.problem);
      expect(problem?.instead).toContain(broken.instead);
      expect(report.written).toBe(false);
      expect(await store.changes.newest()).toBe(0);
    } finally {
      const before = smallPaper[broken.file];
      if (before === undefined) await rm(path.join(contentDir, broken.file));
      else await writeIn(contentDir, broken.file, before);
    }
  });
});

test('all mistakes of all files are told at once, in the order of files and lines', async () => {
  await writeIn(
    contentDir,
    'articles/2026/one.md',
    anArticleFile({ headline: null, section: 'nowhere', kind: 'x' }, '[a](/article/b)'),
  );
  await writeIn(contentDir, 'articles/2026/two.md', 'No front matter.\n');
  const report = await sync();
  await rm(path.join(contentDir, 'articles/2026/one.md'));
  await rm(path.join(contentDir, 'articles/2026/two.md'));

  const places = formatReport(report)
    .split('\n')
    .map((line) => line.split('  ')[0]);
  expect(places.slice(0, 5)).toEqual([
    'content/articles/2026/one.md:2',
    'content/articles/2026/one.md:3',
    'content/articles/2026/one.md:6',
    'content/articles/2026/one.md:8',
    'content/articles/2026/two.md:1',
  ]);
  expect(formatReport(report)).toContain('5 errors: nothing was written.');
});

test('a publication without its publication.yaml is not published', async () => {
  await rm(path.join(contentDir, 'publication.yaml'));
  const report = await sync();
  await writeIn(contentDir, 'publication.yaml', smallPaper['publication.yaml']!);
  expect(report.problems).toMatchObject([
    { file: 'content/publication.yaml', problem: 'the publication has no publication.yaml' },
  ]);
});

test('a content folder that does not exist is named', async () => {
  const report = await syncInProcess(store, { contentDir: path.join(root, 'nowhere'), varDir: path.join(root, 'var') });
  expect(report.problems).toMatchObject([{ problem: 'this folder does not exist' }]);
  expect(report.written).toBe(false);
});

describe('matters of house style are told, and stop nothing', () => {
  const habits: { habit: string; changes: Record<string, string | null>; line: number; problem: string }[] = [
    {
      habit: 'a headline of 76 characters',
      changes: { headline: 'x'.repeat(76) },
      line: 2,
      problem: 'the headline has 76 characters',
    },
    {
      habit: 'a dek of 201 characters',
      changes: { dek: 'x'.repeat(201) },
      line: 3,
      problem: 'the dek has 201 characters',
    },
    { habit: 'no dek', changes: { dek: null }, line: 2, problem: 'there is no dek' },
    {
      habit: 'a picture without credit',
      changes: { image: "{src: /media/islands.png, alt: ''}" },
      line: 7,
      problem: 'the picture has no credit',
    },
  ];
  test.each(habits)('$habit', async ({ changes, line, problem }) => {
    await writeIn(contentDir, 'articles/2026/plain.md', anArticleFile(changes));
    const problems = await checkContent(store, { contentDir, varDir: path.join(root, 'var') });
    await rm(path.join(contentDir, 'articles/2026/plain.md'));
    expect(problems).toMatchObject([{ file: 'content/articles/2026/plain.md', line, problem, severity: 'warning' }]);
  });

  test('a link to a draft', async () => {
    await writeIn(contentDir, 'articles/2026/draft.md', anArticleFile({ status: 'draft' }));
    await writeIn(contentDir, 'articles/2026/plain.md', anArticleFile({}, 'One.\n\nSee [two](/article/draft).'));
    const problems = await checkContent(store, { contentDir, varDir: path.join(root, 'var') });
    await rm(path.join(contentDir, 'articles/2026/plain.md'));
    await rm(path.join(contentDir, 'articles/2026/draft.md'));
    expect(problems).toMatchObject([
      { line: 10, severity: 'warning', instead: 'publish that article, or leave the link out' },
    ]);
  });
});
