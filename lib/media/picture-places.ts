import { stat } from 'node:fs/promises';
import path from 'node:path';

/** The variants of a picture lie in `<root><base>`: what readers may see below `var`, everything else apart from it. */
export const publicRoot = (varDir: string) => varDir;

/** No address leads there. It lies within `var/media`, so that a folder goes from one to the other at once. */
export const unseenRoot = (varDir: string) => path.join(/* turbopackIgnore: true */ varDir, 'media', '.unseen');

/** Says how far this disk was looked after; there is none while pictures are still to be made. It goes with the pictures. */
export const lookedAfterNote = (varDir: string) =>
  path.join(/* turbopackIgnore: true */ varDir, 'media', '.looked-after.json');

/** Whether a root has the variants of a picture: a folder gets its name only when it is complete. */
export function hasPicture(root: string, base: string): Promise<boolean> {
  return stat(path.join(/* turbopackIgnore: true */ root, base)).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Where the variants of a picture lie, or null. */
export async function rootOf(varDir: string, base: string): Promise<string | null> {
  for (const root of [publicRoot(varDir), unseenRoot(varDir)]) if (await hasPicture(root, base)) return root;
  return null;
}
