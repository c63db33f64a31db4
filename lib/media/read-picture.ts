import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { inspectPicture, tooManyBytes } from './inspect-picture.ts';
import type { KnownPicture } from './picture-plan.ts';
import { maxBytes } from './picture-settings.ts';

/**
 * Reads a picture file's header.
 *
 * @throws PictureError when it is no picture.
 */
export async function readPicture(file: string): Promise<KnownPicture> {
  const { size } = await stat(file);
  if (size > maxBytes) throw tooManyBytes(size);
  const bytes = await readFile(file);
  return { hash: createHash('sha256').update(bytes).digest('hex'), inspection: await inspectPicture(bytes) };
}
