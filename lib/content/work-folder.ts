import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const prefix = 'run-';
/** Milliseconds after which nobody works in a folder any more: its sync was killed. */
const abandoned = 24 * 3600 * 1000;

/** A folder for the files of one piece of work, which has to remove it. Those of killed syncs go after a day. */
export async function newWorkFolder(varDir: string): Promise<string> {
  const parent = path.resolve(varDir, 'sync');
  const folder = path.join(parent, `${prefix}${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const found = await stat(path.join(parent, name)).catch(() => null);
    if (found && Date.now() - found.mtimeMs > abandoned)
      await rm(path.join(parent, name), { recursive: true, force: true });
  }
  return folder;
}
