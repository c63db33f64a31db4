import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkContent } from '#lib/content/sync.ts';
import { fileBelow } from '#lib/media/file-below.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { anArticleFile, layOutSmallPaper, writeIn } from '../../fixtures/content/small-paper.ts';
import { aStory, refusal } from '../../support/small-paper-desk.ts';
import { readInProcess, syncInProcess } from '../../support/sync-in-process.ts';
import { create } from '#lib/desk/commands/write.ts';

let root: string;
let contentDir: string;
let store: Store;
const inContent = (file: string) => path.join(contentDir, file);

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-hostile-'));
  contentDir = path.join(root, 'content');
  await layOutSmallPaper(contentDir);
  store = await openStore(`file:${path.join(root, 'store.db')}`);
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true });
});

describe('front matter is YAML and nothing else', () => {
  test.each([
    '---js',
    '---javascript',
    '---json',
    '--- js',
    '---coffee',
    '---toml',
    '---\u00a0js',
    '---yaml',
    '--- ',
    '---\u2028',
  ])('a file that begins with %j is refused in its first line', async (first) => {
    await writeIn(contentDir, 'articles/2026/odd.md', `${first}\n({ headline: "x" })\n---\nA text.\n`);
    expect(await checkContent(store, { contentDir, varDir: path.join(root, 'var') })).toMatchObject([
      {
        file: 'content/articles/2026/odd.md',
        line: 1,
        problem: expect.stringContaining('the front matter is missing'),
      },
    ]);
  });

  test.each(['#odd.md', 'odd.md~', '.odd.md'])(
    'what an editor left behind as %s reaches no other reader',
    async (name) => {
      await writeIn(contentDir, `articles/2026/${name}`, '---js\nthrow 1\n---\n');
      await writeIn(contentDir, `articles/#old/odd.md`, '---js\nthrow 1\n---\n');
      const read: string[] = [];
      const report = await syncInProcess(store, {
        contentDir,
        varDir: path.join(root, 'var'),
        readDocuments: (files, varDir) => {
          read.push(...files.map(({ entry }) => entry.source.path));
          return readInProcess(files, varDir);
        },
      });
      expect(report.written).toBe(true);
      expect(read).toHaveLength(9);
      expect(read.filter((file) => /#|~|\/\./.test(file))).toEqual([]);
    },
  );
});

describe('a link that leads out of the content folder', () => {
  test.each(['articles/2026/x.md', 'topics/x.md', 'pages/x.md'])('is refused as %s', async (file) => {
    await writeIn(root, 'outside.md', anArticleFile());
    await symlink(path.join(root, 'outside.md'), inContent(file));
    expect(await checkContent(store, { contentDir, varDir: path.join(root, 'var') })).toMatchObject([
      { file: `content/${file}`, problem: 'this link leads out of the content folder' },
    ]);
  });

  test('is refused as redirects.yaml', async () => {
    await writeIn(root, 'secrets.yaml', 'password: x\n');
    await symlink(path.join(root, 'secrets.yaml'), inContent('redirects.yaml'));
    expect(await checkContent(store, { contentDir, varDir: path.join(root, 'var') })).toMatchObject([
      { file: 'content/redirects.yaml', problem: 'this link leads out of the content folder' },
    ]);
  });

  test('is no picture for the desk, as it is none for a sync', async () => {
    const varDir = path.join(root, 'var');
    await syncInProcess(store, { contentDir, varDir });
    await writeIn(root, 'outside.png', 'x');
    await symlink(path.join(root, 'outside.png'), inContent('media/escape.png'));
    await symlink(root, inContent('media/up'));
    const desk = { store, by: 'noor', contentDir, varDir };
    for (const src of ['/media/escape.png', '/media/up/outside.png', '/media/../../outside.png']) {
      const error = await refusal(create(desk, aStory({ image: { src, alt: '' } })));
      expect(error.problems).toMatchObject([{ problem: `there is no picture ${src}` }]);
    }
  });

  test('is told from a link that stays inside, and from nothing', async () => {
    await symlink(inContent('media/islands.png'), inContent('media/again.png'));
    await symlink(inContent('media/nothing.png'), inContent('media/dangling.png'));
    expect(await fileBelow(inContent('media'), 'again.png')).toEqual({ file: inContent('media/again.png') });
    expect(await fileBelow(inContent('media'), 'dangling.png')).toBeNull();
    expect(await fileBelow(inContent('media'), '../publication.yaml')).toBe('outside');
    expect(await fileBelow(inContent('media'), '\0')).toBeNull();
  });
});
