import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FaultsBar } from '#components/preview/faults-bar.tsx';
import { formatReport } from '#lib/content/sync-report.ts';
import { watchContent } from '#lib/content/watch.ts';
import { writingFaults } from '#lib/newsroom/writing-faults.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { anArticleFile, layOutSmallPaper, smallPaper, writeIn } from '../../fixtures/content/small-paper.ts';
import { readInProcess, syncInProcess } from '../../support/sync-in-process.ts';

let root: string;
let contentDir: string;
let varDir: string;
let store: Store;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-partial-'));
  contentDir = path.join(root, 'content');
  varDir = path.join(root, 'var');
  await layOutSmallPaper(contentDir);
  store = await openStore(`file:${path.join(root, 'store.db')}`);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await store.close();
  await rm(root, { recursive: true });
});

const cape = 'articles/2026/round-the-cape.md';
const peace = 'articles/2026/a-peace-never-signed.md';
const write = (file: string, text: string) => writeIn(contentDir, file, text);
const sync = () => syncInProcess(store, { contentDir, varDir, partial: true });
const textOf = async (slug: string) => (await store.articles.publishedBySlug(slug))?.body.text;
const changed = smallPaper[cape]!.replace('Ten days', 'Eleven days');

describe('with --partial, a file with an error holds back itself alone', () => {
  /** What is broken, beside a change to another article. */
  const broken: Record<string, [file: string, text: string]> = {
    'an article whose front matter cannot be read': [peace, smallPaper[peace]!.replace('A peace', '"A peace')],
    'an article with a dead link': [peace, smallPaper[peace]!.replace('/article/round-the-cape', '/article/none')],
    'an article in a section that is none': [peace, smallPaper[peace]!.replace('asia-pacific', 'asia')],
    'a link to an author that is none': [peace, smallPaper[peace]!.replace('/article/round-the-cape', '/author/none')],
    'a new article': ['articles/2026/new.md', anArticleFile({ kind: 'analisys' })],
    'an author': ['authors/noor-castellan.md', '---\nname: "Noor\n---\n'],
    'a section': ['sections/trade.md', '---\ntitle: Trade\n---\n'],
    'a page': ['pages/about.md', '---\ntitel: About\n---\nA text.\n'],
    'the publication': ['publication.yaml', 'name: Another\nnav: [nowhere]\n'],
    'the front': ['front.yaml', 'lead: nowhere\n'],
    'the redirects': ['redirects.yaml', '/old: article:nowhere\n'],
  };

  test.each(Object.entries(broken))('%s', async (_name, [file, text]) => {
    expect((await sync()).written).toBe(true);
    const before = {
      peace: await textOf('a-peace-never-signed'),
      publication: await store.settings.get('publication'),
      front: await store.settings.get('front'),
      author: await store.authors.bySlug('noor-castellan'),
      sections: await store.sections.all(),
      page: await store.pages.bySlug('about'),
    };
    await write(file, text);
    await write(cape, changed);
    const report = await sync();
    expect(report).toMatchObject({ written: true, articles: { changed: 1, added: 0, removed: 0 } });
    expect(report.heldBack).toEqual([`content/${file}`]);
    expect(formatReport(report)).toContain(`content/${file}:`);
    expect(formatReport(report)).toContain('1 file held back');
    expect(await textOf('round-the-cape')).toContain('Eleven days');
    expect({
      peace: await textOf('a-peace-never-signed'),
      publication: await store.settings.get('publication'),
      front: await store.settings.get('front'),
      author: await store.authors.bySlug('noor-castellan'),
      sections: await store.sections.all(),
      page: await store.pages.bySlug('about'),
    }).toEqual(before);
    // Without it, all or nothing.
    await write(cape, changed.replace('Eleven', 'Twelve'));
    expect((await syncInProcess(store, { contentDir, varDir })).written).toBe(false);
    expect(await textOf('round-the-cape')).toContain('Eleven days');
  });

  test('and an article that names a new section waits for that one', async () => {
    await sync();
    await write('sections/europe.md', '---\nnmae: Europe\n---\n');
    await write('articles/2026/new.md', anArticleFile({ section: 'europe' }));
    const report = await sync();
    expect(report.heldBack).toEqual(['content/articles/2026/new.md', 'content/sections/europe.md']);
    expect(formatReport(report)).toContain('this article waits for content/sections/europe.md');
    await write('sections/europe.md', '---\nname: Europe\n---\n');
    expect(await sync()).toMatchObject({ heldBack: [], articles: { added: 1 } });
  });

  test('but a paper without a name is not begun', async () => {
    await write('publication.yaml', 'nmae: The Small Paper\n');
    expect((await sync()).written).toBe(false);
    expect(await store.changes.newest()).toBe(0);
  });
});

test('a sync names what is new with its address, and how drafts and what is scheduled stand', async () => {
  await write('articles/2026/draft.md', anArticleFile({ status: 'draft' }));
  await write('articles/2026/later.md', anArticleFile({ publishedAt: '2999-01-01T09:00:00Z' }));
  const lines = formatReport(await sync(), 'https://paper.example').split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'new: https://paper.example/article/round-the-cape',
      'new, draft: draft',
      'new, scheduled: later',
    ]),
  );
  expect(formatReport(await sync())).not.toContain('new:');
});

test('while one writes, the page of a file with errors says so until they are mended', async () => {
  vi.stubEnv('NODE_ENV', 'development');
  vi.stubEnv('BROADSHEET_VAR', varDir);
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  const watcher = await watchContent(store, { contentDir, varDir, readDocuments: readInProcess }, print);
  const faults = () => writingFaults('articles', 'round-the-cape');
  try {
    expect(await faults()).toEqual([]);
    await write(cape, changed.replace('section: trade', 'section: trad'));
    await expect.poll(faults).toEqual([`content/${cape}:4  there is no section "trad"  write "trade"`]);
    expect(await writingFaults('articles', 'a-peace-never-signed')).toEqual([]);
    expect(renderToStaticMarkup(FaultsBar({ faults: await faults() }))).toContain('write &quot;trade&quot;');
    await write(cape, changed);
    await expect.poll(faults).toEqual([]);
    expect(await textOf('round-the-cape')).toContain('Eleven days');
    await write(cape, '---\n');
    await expect.poll(faults).toHaveLength(1);
    vi.stubEnv('NODE_ENV', 'production');
    expect(await faults()).toEqual([]);
  } finally {
    await watcher.close();
  }
});
