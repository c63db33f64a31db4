import { copyFile, mkdir, opendir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { unfinishedFor } from '#lib/config/unfinished-files.ts';
import { isFile } from '#lib/media/file-below.ts';
import { rootOf, unseenRoot } from '#lib/media/picture-places.ts';
import type { Placement } from '#lib/media/picture-plan.ts';
import { readApart } from '#lib/media/picture-pool.ts';
import { asFigure, asHero } from '#lib/media/plan-picture.ts';
import { preparePictures } from '#lib/media/prepare-pictures.ts';
import type { StoredMedia } from '#lib/store/media.ts';
import type { Store } from '#lib/store/store.ts';
import { placePictures } from './place-pictures.ts';

const atOnce = 200;
/** Milliseconds for which a copy may be younger than what the store says of it. */
const fresh = 24 * 60 * 60 * 1000;

const originalsOf = (varDir: string) => path.join(/* turbopackIgnore: true */ varDir, 'originals');

/**
 * Keeps a copy of a picture that the desk uses: its file in `content/` may change or go, and its variants may be lost.
 *
 * @param hash of its bytes
 * @returns the name of the copy
 */
export async function keepOriginal(file: string, hash: string, varDir: string): Promise<string> {
  const name =
    hash +
    path
      .extname(file)
      .toLowerCase()
      .replaceAll(/[^.a-z0-9]/g, '');
  const folder = originalsOf(varDir);
  const target = path.join(folder, name);
  if (await isFile(target)) return name;
  await mkdir(folder, { recursive: true });
  const unfinished = unfinishedFor(target);
  await copyFile(file, unfinished);
  await rename(unfinished, target);
  return name;
}

/** The original of a picture where a copy was kept and is on this machine's disk, else null. */
export async function originalOf({ kept }: StoredMedia, varDir: string): Promise<string | null> {
  if (kept === undefined) return null;
  const file = path.join(originalsOf(varDir), kept);
  return (await isFile(file)) ? file : null;
}

/**
 * Makes the variants again that are lost of pictures whose originals were kept, one picture at a time.
 *
 * @yields after each step what could not be made, and why
 */
export async function* remakeLost(store: Store, varDir: string): AsyncGenerator<string[]> {
  let behind = '';
  for (;;) {
    const step = await store.media.nextKept(behind, atOnce);
    if (step.length === 0) return;
    const failures: string[] = [];
    for (const media of step) {
      if (await rootOf(varDir, media.file.base)) continue;
      const failure = await remakeOne(store, varDir, media);
      if (failure !== null) failures.push(`${media.file.base}: ${failure}`);
      yield failures.splice(0);
    }
    behind = step.at(-1)!.file.base;
    yield [];
  }
}

/**
 * Makes the variants of one picture from its original, and puts them where they belong.
 *
 * @returns why it could not be made, or null
 */
export async function remakeOne(store: Store, varDir: string, media: StoredMedia): Promise<string | null> {
  const failure = await remake(media, varDir).catch(String);
  if (failure === null) await placePictures(store, varDir, [media.file.base]);
  return failure;
}

/** Removes copies that no picture is made of any more. */
export async function tidyOriginals(store: Store, varDir: string): Promise<void> {
  const folder = await opendir(originalsOf(varDir)).catch(() => null);
  if (!folder) return;
  let names: string[] = [];
  const look = async () => {
    const kept = await store.media.stillKept(names);
    for (const name of names) if (!kept.has(name)) await removeIfOld(path.join(originalsOf(varDir), name));
    names = [];
  };
  for await (const { name } of folder) {
    names.push(name);
    if (names.length >= atOnce) await look();
  }
  await look();
}

async function removeIfOld(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found && Date.now() - found.mtimeMs > fresh) await rm(file, { force: true });
}

/** @returns why it could not be made, or null */
async function remake(media: StoredMedia, varDir: string): Promise<string | null> {
  const { src, hash, placement, file } = media;
  const original = await originalOf(media, varDir);
  if (original === null) return `there is no copy of ${src}`;
  const { inspection } = await readApart(original);
  const plan = { file: original, src, hash, inspection, placement: placementOf(placement, file), picture: file };
  const { damaged } = await preparePictures([plan], unseenRoot(varDir));
  return damaged[0]?.error.message ?? null;
}

/** Of one from before placements were noted the focal point is lost. */
function placementOf(placement: string | undefined, file: StoredMedia['file']): Placement {
  if (placement !== undefined) return JSON.parse(placement) as Placement;
  return file.widths['16x9'] === undefined ? asFigure : asHero(null);
}
