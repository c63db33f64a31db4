import { opendir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isAbandoned, isUnfinished } from '#lib/config/unfinished-files.ts';
import { unseenRoot } from '#lib/media/picture-places.ts';

/** Milliseconds between two sweeps; a start of the press is one. */
const sweepEvery = 60 * 60 * 1000;
/** Names that are read from a folder at once: some have one for each picture of the archive. */
const namesAtOnce = 256;

/** Where something gets its name only when it is whole, and how many levels of folders lie above such things. */
const places = (varDir: string): [folder: string, levels: number][] => [
  [join(varDir, 'media'), 0],
  [join(unseenRoot(varDir), 'media'), 0],
  [join(varDir, 'originals'), 0],
  [join(varDir, 'share-images'), 0],
  [join(varDir, 'compiled'), 0],
  [join(varDir, 'sync'), 0],
  [join(varDir, 'press'), 0],
  // A version of the site, and within it the first letters of names.
  [join(varDir, 'press', 'pages'), 2],
  [join(varDir, 'prints'), 2],
];

/**
 * Removes what killed processes left half-written more than an hour ago.
 *
 * @param now in milliseconds since 1970
 * @returns the paths that are gone
 */
export async function sweepUnfinished(varDir: string, now: number): Promise<string[]> {
  const gone: string[] = [];
  for (const [folder, levels] of places(varDir)) {
    for await (const file of unfinishedIn(folder, levels)) {
      const found = await stat(file).catch(() => null);
      if (!found || !isAbandoned(file, found.mtimeMs, now)) continue;
      await rm(file, { recursive: true, force: true });
      gone.push(file);
    }
  }
  return gone;
}

async function* unfinishedIn(folder: string, levels: number): AsyncGenerator<string> {
  const entries = await opendir(folder, { bufferSize: namesAtOnce }).catch(() => null);
  if (!entries) return;
  for await (const entry of entries) {
    if (isUnfinished(entry.name)) yield join(folder, entry.name);
    else if (levels > 0 && entry.isDirectory()) yield* unfinishedIn(join(folder, entry.name), levels - 1);
  }
}

/** Sweeps the disk of this machine again and again, whether the store can be had or not. Resolves when the last sweep is over. */
export async function keepSwept(varDir: string, log: Logger, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const gone = await sweepUnfinished(varDir, Date.now());
      if (gone.length > 0) log.info({ files: gone.length }, 'Swept up what killed processes had left half-written');
    } catch (error) {
      log.error(error, 'What killed processes left half-written could not be swept up');
    }
    await sleep(sweepEvery, undefined, { signal }).catch(() => {});
  }
}
