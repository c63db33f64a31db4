import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readEnv } from '#lib/config/env.ts';
import { mediaFile } from './media-file.ts';

export interface Media {
  type: string;
  bytes: number;
  /** Never shows anything else; other files may be withdrawn. */
  immutable: boolean;
  body: ReadableStream<Uint8Array>;
}

/** The prepared file at `/media/<folder>/<file>`, or null. Nothing outside `var/media` can be named. */
export async function openMedia(path: readonly string[]): Promise<Media | null> {
  const file = mediaFile(path);
  if (!file) return null;
  const handle = await open(join(/* turbopackIgnore: true */ readEnv().varDir, 'media', file.path)).catch(() => null);
  if (!handle) return null;
  const { size } = await handle.stat();
  // The stream closes the file when it has been read to its end, and when a reader goes away before that.
  const body = Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>;
  return { type: file.type, bytes: size, immutable: file.immutable, body };
}
