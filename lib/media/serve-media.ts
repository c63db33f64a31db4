import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readEnv } from '#lib/config/env.ts';

const types: Record<string, string> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  png: 'image/png',
};

/** Names that our own preparation gives: `kurils.3fa9c21b/16x9-800.avif`. */
const folderName = /^[\w-]+(?:\.[\w-]+)*\.[0-9a-f]{8,}$/;
const fileName = /^[\w-]+\.(\w+)$/;

export interface Media {
  type: string;
  bytes: number;
  body: ReadableStream<Uint8Array>;
}

/** The prepared file at `/media/<folder>/<file>`, or null. Nothing outside `var/media` can be named. */
export async function openMedia(path: readonly string[]): Promise<Media | null> {
  const [folder = '', file = ''] = path;
  const type = types[fileName.exec(file)?.[1] ?? ''];
  if (path.length !== 2 || !folderName.test(folder) || !type) return null;
  const handle = await open(join(/* turbopackIgnore: true */ readEnv().varDir, 'media', folder, file)).catch(
    () => null,
  );
  if (!handle) return null;
  const { size } = await handle.stat();
  // The stream closes the file when it has been read to its end, and when a reader goes away before that.
  const body = Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>;
  return { type, bytes: size, body };
}
