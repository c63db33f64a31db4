import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { PictureFile } from '#lib/news/picture.ts';

/** Whether all variants of a picture are there: its folder gets its name only when it is complete. */
export async function isPrepared(picture: PictureFile, varDir: string): Promise<boolean> {
  return stat(folderOf(picture, varDir)).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

export function folderOf(picture: PictureFile, varDir: string): string {
  return path.join(varDir, picture.base);
}
