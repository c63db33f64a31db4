import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import sharp from 'sharp';
import { programOf } from '#scripts/test/programs.ts';

/** 509 real articles in the public domain; they are not part of the project. */
const archive = resolve('../shared/corpora/18f.tar.xz');

export const haveRealArticles = existsSync(archive);

/** Where they are unpacked: a publication. */
export const realArticles = resolve('var/test/18f-source/18f');

/** Unpacks them afresh, with small pictures: they are here for their texts, and pictures have tests of their own. */
export async function unpackRealArticles(): Promise<void> {
  const folder = dirname(realArticles);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  programOf('xz');
  const { status } = spawnSync('tar', ['xJf', archive, '-C', folder], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${archive} cannot be unpacked`);
  await shrinkPictures(`${realArticles}/media`);
}

async function shrinkPictures(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!/\.(?:jpe?g|png)$/i.test(entry.name)) continue;
    const file = `${entry.parentPath}/${entry.name}`;
    const { width } = await sharp(file).metadata();
    if (width <= 64) continue;
    // A damaged picture stays as it is: what becomes of it is looked at too.
    await sharp(file)
      .resize({ width: 64 })
      .toBuffer()
      .then(
        (small) => writeFile(file, small),
        () => {},
      );
  }
}
