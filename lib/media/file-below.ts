import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * The file of this name below a folder: never one outside of it, whatever dots and links the name is made of.
 *
 * @returns its path; `outside` where the name leads out of the folder; null where there is no file
 */
export async function fileBelow(folder: string, name: string): Promise<{ file: string } | 'outside' | null> {
  const root = path.resolve(/* turbopackIgnore: true */ folder);
  if (name.includes('\0')) return null;
  const file = path.resolve(/* turbopackIgnore: true */ root, name);
  if (!isInside(root, file)) return 'outside';
  if (!(await stat(file).catch(() => null))?.isFile()) return null;
  return isInside(await realpath(root), await realpath(file)) ? { file } : 'outside';
}

const isInside = (folder: string, file: string) => file.startsWith(folder + path.sep);
