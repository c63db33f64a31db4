import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { unfinishedFor } from '#lib/config/unfinished-files.ts';
import { hasPicture, publicRoot, unseenRoot } from '#lib/media/picture-places.ts';
import type { PictureState } from '#lib/store/picture-uses.ts';
import type { Store } from '#lib/store/store.ts';

const placedTogether = 100;

/**
 * Brings pictures on this machine's disk to where they belong by what the store says of them: before readers, out of
 * their sight, or away. While not all uses are known, none is taken out of sight.
 */
export async function placePictures(store: Store, varDir: string, bases: readonly string[]): Promise<void> {
  const mayHide = await store.pictureUses.areComplete();
  const place = (base: string, state: PictureState) =>
    state === 'public' || mayHide ? placeOf(varDir, base)[state]() : Promise.resolve();
  for (let i = 0; i < bases.length; i += placedTogether) {
    const batch = bases.slice(i, i + placedTogether);
    const states = await store.pictureUses.statesOf(batch);
    const isPlaced = await Promise.all(batch.map((base) => stands(varDir, base, states.get(base)!)));
    if (isPlaced.every(Boolean)) continue;
    await store.transaction(async (tx) => {
      // Nobody publishes or withdraws meanwhile what uses one of them.
      await tx.pictureUses.lock();
      for (const [base, state] of await tx.pictureUses.statesOf(batch)) await place(base, state);
    });
  }
}

async function stands(varDir: string, base: string, state: PictureState): Promise<boolean> {
  const isSeen = await hasPicture(publicRoot(varDir), base);
  const isUnseen = await hasPicture(unseenRoot(varDir), base);
  if (state === 'public') return !isUnseen;
  return !isSeen && (state === 'unseen' || !isUnseen);
}

function placeOf(varDir: string, base: string): Record<PictureState, () => Promise<void>> {
  const seen = publicRoot(varDir);
  const unseen = unseenRoot(varDir);
  return {
    public: () => move(unseen, seen, base),
    unseen: () => move(seen, unseen, base),
    unknown: async () => {
      for (const root of [seen, unseen]) await remove(root, base);
    },
  };
}

/** What is at both ends is the same. */
async function move(from: string, to: string, base: string): Promise<void> {
  if (!(await hasPicture(from, base))) return;
  if (await hasPicture(to, base)) return remove(from, base);
  const target = path.join(to, base);
  await mkdir(path.dirname(target), { recursive: true });
  await rename(path.join(from, base), target);
}

/** All at once, as it came: a folder with a picture's name has all of it. */
async function remove(root: string, base: string): Promise<void> {
  const folder = path.join(root, base);
  const leaving = unfinishedFor(folder);
  await rename(folder, leaving).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rm(leaving, { recursive: true, force: true });
}
