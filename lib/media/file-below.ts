import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * The file of this name below a folder: never one outside of it, whatever dots and links the name is made of. Names are
 * the same when they are the same in NFC: macOS takes `é` apart into a letter and its accent, and keyboards write it whole.
 *
 * @returns its path on the disk; `outside` where the name leads out of the folder; null where there is no file
 */
export async function fileBelow(folder: string, name: string): Promise<{ file: string } | 'outside' | null> {
  const root = path.resolve(/* turbopackIgnore: true */ folder);
  if (name.includes('\0')) return null;
  const written = path.resolve(/* turbopackIgnore: true */ root, name);
  if (!isInside(root, written)) return 'outside';
  const file = (await isFile(written)) ? written : await spelledOtherwise(root, path.relative(root, written));
  if (file === null || !(await isFile(file))) return null;
  return isInside(await realpath(root), await realpath(file)) ? { file } : 'outside';
}

const isInside = (folder: string, file: string) => file.startsWith(folder + path.sep);

/** Whether there is a file at this path, or a link to one. */
export const isFile = async (file: string) => (await stat(file).catch(() => null))?.isFile() ?? false;

/** The path of the same letters below a folder, as the disk spells it; ASCII has one spelling. */
async function spelledOtherwise(root: string, below: string): Promise<string | null> {
  if (!/[^\0-\x7f]/.test(below)) return null;
  let found = root;
  for (const part of below.split(path.sep)) {
    const wanted = part.normalize('NFC');
    const names = await readdir(/* turbopackIgnore: true */ found).catch((): string[] => []);
    const spelled = names.includes(part) ? part : names.find((name) => name.normalize('NFC') === wanted);
    if (spelled === undefined) return null;
    found = path.join(/* turbopackIgnore: true */ found, spelled);
  }
  return found;
}
