import { watch } from 'node:fs';
import { mkdtemp, readFile, rm, utimes, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatReport } from '#lib/content/sync-report.ts';
import { watchContent } from '#lib/content/watch.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { anArticleFile, layOutSmallPaper, smallPaper, writeIn } from '../../fixtures/content/small-paper.ts';
import { readInProcess, syncInProcess } from '../../support/sync-in-process.ts';
import { until } from '../../support/until.ts';

let root: string;
let contentDir: string;
let store: Store;
const sync = () => syncInProcess(store, { contentDir, varDir: path.join(root, 'var') });
const counts = async () => {
  const { articles, problems } = await sync();
  expect(problems).toEqual([]);
  const { added, changed, unchanged, removed } = articles;
  return { added, changed, unchanged, removed };
};
const cape = 'articles/2026/round-the-cape.md';

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-sync-'));
  contentDir = path.join(root, 'content');
  await layOutSmallPaper(contentDir);
  store = await openStore(`file:${path.join(root, 'store.db')}`);
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true });
});

test('the first sync brings everything to readers, and a second one writes nothing', async () => {
  const report = await sync();
  expect(formatReport(report)).toMatch(/^2 articles: 2 new, 0 changed, 0 unchanged, 0 removed {2}\(\d+\.\d s\)$/m);

  const article = await store.articles.publishedBySlug('a-peace-never-signed');
  expect(article).toMatchObject({
    headline: 'A peace never signed',
    kind: 'analysis',
    section: { slug: 'asia-pacific', name: 'Asia-Pacific' },
    topics: [{ name: 'Fisheries' }, { name: 'Sanctions' }],
    authors: [{ name: 'Noor Castellan' }, { name: 'Jun Halvorsen' }],
    publishedAt: '2026-10-20T09:00:00.000Z',
    image: { alt: 'Four islands', credit: 'Jun Halvorsen', file: { width: 64, widths: { full: [64], '1x1': [48] } } },
  });
  expect(article?.body.html).toContain('href="/article/round-the-cape"');
  expect(article?.body.html).toContain(`${article?.image?.file.base}/full-64.avif`);
  expect(await store.redirects.find('/2019/05/peace/')).toBe('a-peace-never-signed');
  expect(await store.authors.bySlug('noor-castellan')).toMatchObject({
    bioHtml: '<p>Noor writes about <em>straits</em>.</p>',
  });
  expect(await store.pages.bySlug('about')).toMatchObject({ title: 'About us' });
  // As the navigation has them; what is not in it comes after.
  expect((await store.sections.all()).map(({ slug }) => slug)).toEqual(['trade', 'asia-pacific']);
  expect(await store.settings.get('publication')).toMatchObject({ name: 'The Small Paper', timeZone: 'Europe/London' });
  expect(await store.settings.get('front')).toEqual({ lead: 'a-peace-never-signed', secondary: ['round-the-cape'] });

  const newest = await store.changes.newest();
  expect(await counts()).toEqual({ added: 0, changed: 0, unchanged: 2, removed: 0 });
  expect(await store.changes.newest()).toBe(newest);
});

test('the syncs after that: one changed file changes one article, a removed one takes one away', async () => {
  await sync();
  await writeIn(contentDir, cape, smallPaper[cape]!.replace('Ten days', 'Eleven days'));
  expect(await counts()).toEqual({ added: 0, changed: 1, unchanged: 1, removed: 0 });
  expect((await store.articles.publishedBySlug('round-the-cape'))?.body.text).toContain('Eleven days');

  // It is linked to and placed on the front: both have to be mended before it may go.
  await rm(path.join(contentDir, cape));
  const places = (await sync()).problems.map(({ file, line }) => `${file}:${line}`);
  expect(places.sort()).toEqual(['content/articles/2026/a-peace-never-signed.md:15', 'content/front.yaml:3']);
  expect(await store.articles.publishedBySlug('round-the-cape')).not.toBeNull();

  await rm(path.join(contentDir, 'front.yaml'));
  const peace = 'articles/2026/a-peace-never-signed.md';
  await writeIn(contentDir, peace, smallPaper[peace]!.replace('[the Cape](/article/round-the-cape)', 'the Cape'));
  expect(await counts()).toEqual({ added: 0, changed: 1, unchanged: 0, removed: 1 });
  expect(await store.articles.publishedBySlug('round-the-cape')).toBeNull();
  expect(await store.settings.get('front')).toEqual({});
});

test('an article is written again when what it prints of others changes', async () => {
  await writeIn(contentDir, 'articles/2026/related.md', anArticleFile({}, 'One.\n\n::related{slug="round-the-cape"}'));
  await sync();
  await writeIn(contentDir, cape, smallPaper[cape]!.replace('Round the Cape', 'All the way round the Cape'));
  // The peace article only links to it, so its text stays as it is, but it is looked at again.
  await sync();
  expect((await store.articles.publishedBySlug('related'))?.body.html).toContain('All the way round the Cape');

  const before = (await store.articles.publishedBySlug('a-peace-never-signed'))?.image?.file.base;
  const islands = await readFile(path.join(contentDir, 'media/islands.png'));
  await writeIn(contentDir, 'media/islands.png', Buffer.concat([islands, Buffer.from('\n')]));
  expect(await counts()).toEqual({ added: 0, changed: 1, unchanged: 2, removed: 0 });
  const after = await store.articles.publishedBySlug('a-peace-never-signed');
  expect(after?.image?.file.base).not.toBe(before);
  expect(after?.body.html).toContain(after?.image?.file.base);
});

test('a correction is an update, whichever the writer dates later', async () => {
  const corrected = (changes: Record<string, string>) =>
    anArticleFile({ corrections: '[{at: 2026-10-23T12:00:00+02:00, text: Not ten days.}]', ...changes });
  await writeIn(contentDir, 'articles/2026/corrected.md', corrected({}));
  await writeIn(contentDir, 'articles/2026/before.md', corrected({ updatedAt: '2026-10-22T11:00:00Z' }));
  await writeIn(contentDir, 'articles/2026/after.md', corrected({ updatedAt: '2026-10-23T11:00:00Z' }));
  await writeIn(contentDir, 'articles/2026/dated-anew.md', corrected({ publishedAt: '2026-10-24T09:00:00Z' }));
  await sync();
  const updatedAt = async (slug: string) => (await store.articles.publishedBySlug(slug))?.updatedAt;
  expect(await updatedAt('corrected')).toBe('2026-10-23T10:00:00.000Z');
  expect(await updatedAt('before')).toBe('2026-10-23T10:00:00.000Z');
  expect(await updatedAt('after')).toBe('2026-10-23T11:00:00.000Z');
  expect(await updatedAt('dated-anew')).toBeNull();
});

test('a renamed author is renamed in the byline, and one without a file leaves', async () => {
  await sync();
  await writeIn(contentDir, 'authors/noor-castellan.md', '---\nname: Noor Castellan-Vale\n---\n');
  await rm(path.join(contentDir, 'topics/fisheries.md'));
  expect((await sync()).problems).toHaveLength(2);
  await writeIn(contentDir, 'topics/fisheries.md', '---\nname: Fishing\n---\n');
  await sync();
  const article = await store.articles.publishedBySlug('round-the-cape');
  expect(article?.authors).toEqual([{ slug: 'noor-castellan', name: 'Noor Castellan-Vale' }]);
  expect((await store.topics.bySlug('fisheries'))?.name).toBe('Fishing');
});

test('articles of the desk and imported ones stay as they are, with and without a file', async () => {
  await sync();
  await store.transaction(async ({ db }) => {
    await db
      .updateTable('article')
      .set({ origin: 'desk', headline: 'The desk knows better' })
      .where('slug', '=', 'round-the-cape')
      .execute();
    await db.updateTable('article').set({ origin: 'import' }).where('slug', '=', 'a-peace-never-signed').execute();
  });
  await rm(path.join(contentDir, 'articles/2026/a-peace-never-signed.md'));
  await writeIn(
    contentDir,
    cape,
    smallPaper[cape]!.replace('Ten days', 'See [the peace](/article/a-peace-never-signed)'),
  );
  const report = await sync();
  expect(report.leftAlone).toEqual([{ path: cape, reason: 'desk' }]);
  expect(formatReport(report)).toContain(`content/${cape}  belongs to the desk now`);
  expect(report.articles).toMatchObject({ added: 0, changed: 0, removed: 0 });
  expect(await store.articles.publishedBySlug('round-the-cape')).toMatchObject({ headline: 'The desk knows better' });
  expect(await store.articles.publishedBySlug('a-peace-never-signed')).not.toBeNull();
});

test('what the desk has withdrawn does not come back with a change to its file', async () => {
  await sync();
  await store.transaction(({ db }) =>
    db.updateTable('article').set({ status: 'withdrawn' }).where('slug', '=', 'round-the-cape').execute(),
  );
  await writeIn(contentDir, cape, smallPaper[cape]!.replace('Ten days', 'Eleven days'));
  expect((await sync()).leftAlone).toEqual([{ path: cape, reason: 'withdrawn' }]);
  expect(await store.articles.publishedBySlug('round-the-cape')).toBeNull();
});

test('drafts and articles of the future are not shown to readers', async () => {
  await writeIn(contentDir, 'articles/2026/draft.md', anArticleFile({ status: 'draft' }));
  await writeIn(contentDir, 'articles/2026/later.md', anArticleFile({ publishedAt: '2999-01-01T09:00:00+01:00' }));
  await sync();
  const states = new Map((await store.articles.sources('content')).map(({ slug, status }) => [slug, status]));
  expect(Object.fromEntries(states)).toMatchObject({ draft: 'draft', later: 'scheduled' });
  expect(await store.articles.publishedBySlugs(['draft', 'later'])).toEqual([]);
});

test('bytes that change without a change of time are seen', async () => {
  await sync();
  const file = path.join(contentDir, cape);
  const { atime, mtime } = await stat(file);
  await writeIn(contentDir, cape, smallPaper[cape]!.replace('Ten days', 'Nine days'));
  await utimes(file, atime, mtime);
  expect(await counts()).toEqual({ added: 0, changed: 1, unchanged: 1, removed: 0 });
});

test('a damaged picture stops the sync with the line that shows it', async () => {
  const islands = await readFile(path.join(contentDir, 'media/islands.png'));
  await writeIn(contentDir, 'media/islands.png', islands.subarray(0, islands.length - 40));
  const report = await sync();
  expect(report.written).toBe(false);
  expect(report.problems).toMatchObject([{ file: 'content/articles/2026/a-peace-never-signed.md', line: 10 }]);
  expect(report.problems[0]?.problem).toContain('/media/islands.png cannot be read as a picture');
  expect(await store.changes.newest()).toBe(0);
});

test('what a sync writes for itself wakes no other, though content and store lie in one folder', async () => {
  const printed: string[] = [];
  const told: (string | null)[] = [];
  const observer = watch(contentDir, { recursive: true }, (_, name) => told.push(name));
  const watcher = await watchContent(
    store,
    { contentDir, varDir: path.dirname(contentDir), readDocuments: readInProcess },
    (text) => printed.push(text),
  );
  await watcher.close();
  expect(printed).toHaveLength(1);
  // Events come in their order: whatever the sync wrote where it watches was told before this.
  await writeIn(contentDir, 'media/last.txt', '');
  await until(() => told.includes('media/last.txt'));
  observer.close();
  expect(new Set(told)).toEqual(new Set(['media/last.txt']));
});

test('while it is watched, a saved file is synced, and a mistake is told and waited out', async () => {
  const printed: string[] = [];
  const watcher = await watchContent(
    store,
    { contentDir, varDir: path.join(root, 'var'), readDocuments: readInProcess },
    (text) => printed.push(text),
  );
  expect(printed).toHaveLength(1);
  await writeIn(contentDir, cape, smallPaper[cape]!.replace('section: trade', 'section: trad'));
  await expect.poll(() => printed.at(-1)).toContain('there is no section "trad"  write "trade"');
  await writeIn(contentDir, cape, smallPaper[cape]!.replace('Ten days', 'Twelve days'));
  await expect.poll(() => printed.at(-1)).toContain('0 new, 1 changed');
  await watcher.close();
  expect((await store.articles.publishedBySlug('round-the-cape'))?.body.text).toContain('Twelve days');
});
