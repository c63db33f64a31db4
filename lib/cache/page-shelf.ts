import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openFileShelf, type FileShelf } from './file-shelf.ts';

/** Milliseconds for which pages of another version stay: during an upgrade an instance of it may still be at work. */
const oldVersionStays = 24 * 60 * 60 * 1000;

/**
 * The shelf for pages of this version (`pageVersion`), in a folder of its own. Folders of other versions are removed
 * when they are a day old.
 */
export async function openPageShelf(folder: string, version: string, maxBytes: number): Promise<FileShelf> {
  await removeOldVersions(folder, version);
  return openFileShelf({ folder: join(folder, version), maxBytes });
}

async function removeOldVersions(folder: string, version: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (name === version) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    // Another instance may be quicker, or the disk refuse: then it stays until the next start.
    if (found && Date.now() - found.mtimeMs > oldVersionStays) {
      await rm(path, { recursive: true, force: true }).catch(() => {});
    }
  }
}
