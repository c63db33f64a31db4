import { opendir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { mediaBase } from '#lib/media/media-file.ts';
import { publicRoot, unseenRoot } from '#lib/media/picture-places.ts';
import type { Store } from '#lib/store/store.ts';
import { placePictures } from './place-pictures.ts';

/** Folders of one step. */
const atOnce = 200;
/** Milliseconds after which a folder that the store knows nothing of is nobody's work any more. */
const abandoned = 24 * 60 * 60 * 1000;

/**
 * Looks at every picture on this machine's disk, in steps: for a disk that nobody has looked after yet, and for a store that a
 * backup took the place of.
 *
 * @yields after each step; whoever wants to may stop there
 */
export async function* walkPictures(store: Store, varDir: string): AsyncGenerator<void> {
  for (const root of [publicRoot(varDir), unseenRoot(varDir)]) {
    for await (const folders of foldersOf(root)) {
      const states = await store.pictureUses.statesOf(folders);
      const known = folders.filter((base) => states.get(base) !== 'unknown');
      await placePictures(store, varDir, known);
      for (const base of folders) if (states.get(base) === 'unknown') await removeAbandoned(path.join(root, base));
      yield;
    }
  }
}

/** A sync prepares pictures before the store knows of them. */
async function removeAbandoned(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found && Date.now() - found.mtimeMs > abandoned) await rm(folder, { recursive: true, force: true });
}

async function* foldersOf(root: string): AsyncGenerator<string[]> {
  const folder = await opendir(path.join(root, 'media')).catch(() => null);
  if (!folder) return;
  let bases: string[] = [];
  for await (const { name } of folder) {
    const base = mediaBase(name);
    if (base === null) continue;
    bases.push(base);
    if (bases.length < atOnce) continue;
    yield bases;
    bases = [];
  }
  if (bases.length > 0) yield bases;
}
