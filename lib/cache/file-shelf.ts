import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbandoned, isUnfinished } from '#lib/config/unfinished-files.ts';
import { writeWhole } from '#lib/config/write-whole.ts';

/** Files that are whole or not there. */
export interface FileShelf {
  /** The bytes kept under this name, or null when there are none or they are not whole. Never rejects. */
  read(name: string): Promise<Buffer | null>;
  /**
   * Keeps bytes under a name: afterwards the old or the new are there, never a mix. Rejects when the disk refuses;
   * nothing half-written remains.
   */
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}

/** First line of a file of ours; another format, another number. */
const magic = Buffer.from('broadsheet shelf 1\n');
const digestLength = 32;

/**
 * Opens a folder of such files; it is made when the first one is written.
 *
 * @param options.maxBytes when all files together are larger, the ones written longest ago are removed
 */
export async function openFileShelf({ folder, maxBytes }: { folder: string; maxBytes: number }): Promise<FileShelf> {
  let bytesKept = await sweep(folder, maxBytes);
  let sweeping: Promise<void> | null = null;
  const pathOf = (name: string) => {
    const hash = createHash('sha256').update(name).digest('hex').slice(0, 40);
    return join(folder, hash.slice(0, 2), hash.slice(2));
  };

  return {
    async read(name) {
      const bytes = await readFile(pathOf(name)).catch(() => null);
      return bytes && verified(bytes, name);
    },

    async write(name, bytes) {
      await writeWhole(pathOf(name), [magic, digestOf(name, bytes), bytes]);
      bytesKept += bytes.length;
      if (bytesKept > maxBytes) {
        // What was written twice was counted twice: the sweep counts anew.
        sweeping ??= sweep(folder, maxBytes).then((kept) => {
          bytesKept = kept;
          sweeping = null;
        });
        await sweeping;
      }
    },

    remove: (name) => rm(pathOf(name), { force: true }),
  };
}

/** The checksum also covers the name: a file that was copied to another's place is not that other. */
function digestOf(name: string, bytes: Uint8Array): Buffer {
  return createHash('sha256')
    .update(`${Buffer.byteLength(name)}:${name}:${bytes.length}:`)
    .update(bytes)
    .digest();
}

function verified(file: Buffer, name: string): Buffer | null {
  const start = magic.length + digestLength;
  if (file.length < start || !file.subarray(0, magic.length).equals(magic)) return null;
  const bytes = file.subarray(start);
  return digestOf(name, bytes).equals(file.subarray(magic.length, start)) ? bytes : null;
}

/** Removes what killed processes left half-written and, oldest first, what is too much. @returns the bytes that stay */
async function sweep(folder: string, maxBytes: number): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files: { path: string; size: number; at: number }[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const found = await stat(path).catch(() => null);
    if (!found) continue;
    if (!isUnfinished(path)) files.push({ path, size: found.size, at: found.mtimeMs });
    else if (isAbandoned(path, found.mtimeMs, Date.now())) await rm(path, { force: true }).catch(() => {});
  }
  let total = files.reduce((sum, { size }) => sum + size, 0);
  if (total <= maxBytes) return total;
  // Some room at once, so that not every write sweeps.
  for (const { path, size } of files.sort((a, b) => a.at - b.at)) {
    if (total <= maxBytes * 0.9) break;
    await rm(path, { force: true }).catch(() => {});
    total -= size;
  }
  return total;
}
