import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import sharp from 'sharp';
import { programOf } from '#scripts/test/programs.ts';
import { inFull } from './in-full.ts';

/** 509 real articles in the public domain; they are not part of the project. */
const archive = resolve('../shared/corpora/18f.tar.xz');

export const haveRealArticles = existsSync(archive);

/** Where they are unpacked: a publication. */
export const realArticles = resolve('var/test/18f-source/18f');

/**
 * Unpacks them afresh, with small pictures: they are here for their texts, and pictures have tests of their own. But for
 * `npm run test:long` they share one picture.
 */
export async function unpackRealArticles(): Promise<void> {
  const folder = dirname(realArticles);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  programOf('xz');
  const { status } = spawnSync('tar', ['xJf', archive, '-C', folder], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${archive} cannot be unpacked`);
  const good = await shrinkPictures(`${realArticles}/media`);
  if (!inFull) await shareOnePicture(good);
}

/** @returns the addresses of those that are not damaged, such as `/media/2019/bridge.jpg`; the first is a photograph */
async function shrinkPictures(folder: string): Promise<string[]> {
  const good: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = `${entry.parentPath}/${entry.name}`;
    const address = `/media/${relative(folder, file)}`;
    if (/\.(?:gif|svg)$/i.test(entry.name)) good.push(address);
    if (!/\.(?:jpe?g|png)$/i.test(entry.name)) continue;
    const { width } = await sharp(file).metadata();
    // A damaged picture stays as it is: what becomes of it is looked at too.
    const small = await sharp(file)
      .resize({ width: Math.min(width, 64) })
      .toBuffer()
      .catch(() => null);
    if (small === null) continue;
    await writeFile(file, small);
    good.push(address);
  }
  return good.sort((a, b) => Number(b.endsWith('.jpg')) - Number(a.endsWith('.jpg')));
}

async function shareOnePicture(good: readonly string[]): Promise<void> {
  const known = new Set(good);
  const [shared] = good;
  for (const entry of await readdir(realArticles, { recursive: true, withFileTypes: true })) {
    if (!/\.(?:md|yaml)$/.test(entry.name)) continue;
    const file = `${entry.parentPath}/${entry.name}`;
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace(/\/media\/[^\s"')\]}]+/g, (address) => (known.has(address) ? shared! : address)),
    );
  }
}
