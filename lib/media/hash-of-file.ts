import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { PictureError } from './picture-error.ts';
import { maxBytes } from './picture-settings.ts';

/**
 * The SHA-256 of a picture file's bytes, in hexadecimal.
 *
 * @throws PictureError when it is larger than any picture may be
 */
export async function hashOfFile(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size > maxBytes)
    throw new PictureError(`it has ${Math.round(size / 1048576)} MB, at most ${maxBytes / 1048576} are read`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
