import { statSync } from 'node:fs';

/** Milliseconds within which a file can change twice and look the same. */
const tick = 2000;

/**
 * What the disk says of a file: while it says the same, the file's bytes are the same. Its change time (`ctime`) moves
 * with every write, also where a copy sets the time of modification back.
 *
 * @returns null where the file has changed a moment ago, or is none
 */
export function fileStamp(file: string, now = Date.now()): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (!found?.isFile() || Number(found.ctimeMs) > now - tick) return null;
  return [found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ');
}
