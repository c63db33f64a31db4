import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readEnv } from '#lib/config/env.ts';
import { mediaBase, mediaFile, pictureCaching } from './media-file.ts';
import { publicRoot, unseenRoot } from './picture-places.ts';

export interface Media {
  type: string;
  bytes: number;
  /** The value of `Cache-Control`. */
  caching: string;
  body: ReadableStream<Uint8Array>;
}

/**
 * The prepared file at `/media/<folder>/<file>`, or null. Nothing outside `var/media` can be named.
 *
 * @param isSeen says of a picture that does not lie before readers whether they may see it all the same
 */
export async function openMedia(
  path: readonly string[],
  isSeen: (base: string) => Promise<boolean>,
): Promise<Media | null> {
  const file = mediaFile(path);
  if (!file) return null;
  const { varDir } = readEnv();
  const caching = file.immutable ? pictureCaching : 'public, max-age=0';
  const there = await openBelow(publicRoot(varDir), file, caching);
  const base = mediaBase(path[0]!);
  if (there || base === null) return there;
  const unseen = await openBelow(unseenRoot(varDir), file, 'private, no-store');
  if (!unseen || (await isSeen(base))) return unseen;
  await unseen.body.cancel();
  return null;
}

async function openBelow(root: string, file: { path: string; type: string }, caching: string): Promise<Media | null> {
  const handle = await open(join(/* turbopackIgnore: true */ root, 'media', file.path)).catch(() => null);
  if (!handle) return null;
  const { size } = await handle.stat();
  // The stream closes the file when it has been read to its end, and when a reader goes away before that.
  const body = Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>;
  return { type: file.type, bytes: size, caching, body };
}
