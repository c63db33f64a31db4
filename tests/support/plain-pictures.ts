import { existsSync } from 'node:fs';
import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** Those of one article: enough to see that drawings are prepared as well. */
const kept = ['malacca.jpg', 'lombok.jpg'];

/**
 * Replaces the JPEG files of a folder by one plain picture, half as wide as they are, with the time of each: to encode forty
 * drawings in every size takes two minutes of the processor, and hardly a test looks at what is drawn.
 */
export async function makePlain(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const create = { width: 800, height: 450, channels: 3, background: '#8a9a9a' } as const;
  const plain = await sharp({ create }).jpeg().toBuffer();
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.jpg') || kept.includes(name)) continue;
    const file = join(folder, name);
    const { atime, mtime } = await stat(file);
    await writeFile(file, plain);
    await utimes(file, atime, mtime);
  }
}
