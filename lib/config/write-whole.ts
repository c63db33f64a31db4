import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unfinishedFor } from './unfinished-files.ts';

/**
 * Writes a file, and the folder for it: afterwards the old or the new bytes are there, never a mix. Several processes may
 * do so at once. Rejects when the disk refuses; nothing half-written remains then.
 *
 * @param data text, bytes, or parts that follow each other
 * @param options.flush waits until the disk has it
 */
export async function writeWhole(
  file: string,
  data: string | Uint8Array | Iterable<Uint8Array>,
  { flush = false }: { flush?: boolean } = {},
): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = unfinishedFor(file);
  try {
    await writeFile(unfinished, data, { flag: 'wx', flush });
    await rename(unfinished, file);
  } catch (error) {
    // What the disk refused is what counts, also where it refuses this too.
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  }
}
