import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isError } from '#lib/content/problem.ts';
import { checkContent } from '#lib/content/sync.ts';
import { fileBelow } from '#lib/media/file-below.ts';
import { openStore } from '#lib/store/open-store.ts';
import { anArticleFile, layOutSmallPaper, writeIn } from '../../fixtures/content/small-paper.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-spelled-'));
});
afterAll(() => rm(root, { recursive: true }));

const whole = (name: string) => name.normalize('NFC');
const apart = (name: string) => name.normalize('NFD');

const names = ['café-roi.jpg', 'Ångström/naïve.jpg', '한글.png', 'ベトナム.png', 'Việt Nam.webp', 'क़लम.gif'];

describe('a name is found whether its letters are whole or apart, on the disk and in the text', () => {
  test.each(names)('%s', async (name) => {
    for (const onDisk of [whole, apart]) {
      const folder = path.join(root, onDisk.name);
      await writeIn(folder, onDisk(name), 'x');
      for (const inText of [whole, apart]) {
        expect(await fileBelow(folder, inText(name))).toEqual({ file: path.join(folder, onDisk(name)) });
      }
    }
  });

  test('and where the disk has both, the one that was written', async () => {
    const folder = path.join(root, 'both');
    for (const spell of [whole, apart]) await writeIn(folder, spell('é.jpg'), 'x');
    for (const spell of [whole, apart]) {
      expect(await fileBelow(folder, spell('é.jpg'))).toEqual({ file: path.join(folder, spell('é.jpg')) });
    }
  });

  test('and no spelling leads out of the folder', async () => {
    const folder = path.join(root, 'inside');
    await writeIn(folder, 'x.jpg', 'x');
    await writeFile(path.join(root, 'outside.jpg'), 'x');
    await symlink(path.join(root, 'outside.jpg'), path.join(folder, apart('é.jpg')));
    expect(await fileBelow(folder, whole('é.jpg'))).toBe('outside');
    expect(await fileBelow(folder, '../ö.jpg')).toBe('outside');
    expect(await fileBelow(folder, 'ö.jpg')).toBeNull();
  });
});

test('an article shows a picture of another spelling, at its head and in its text', async () => {
  const contentDir = path.join(root, 'content');
  await layOutSmallPaper(contentDir);
  const islands = await readFile(path.join(contentDir, 'media/islands.png'));
  await writeIn(contentDir, `media/${apart('café-roi.png')}`, islands);
  await writeIn(contentDir, `media/${whole('Ærø-é.png')}`, islands);
  const image = `{src: /media/${whole('café-roi.png')}, alt: x, credit: y}`;
  const body = `![One](/media/${whole('café-roi.png')}) and ![two](/media/${apart('Ærø-é.png')})`;
  await writeIn(contentDir, 'articles/2026/spelled.md', anArticleFile({ image }, body));
  const store = await openStore(`file:${path.join(root, 'store.db')}`);
  const problems = await checkContent(store, { contentDir, varDir: path.join(root, 'var') });
  await store.close();
  expect(problems.filter(isError)).toEqual([]);
});
