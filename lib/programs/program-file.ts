import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { unfinishedFor } from '#lib/config/unfinished-files.ts';
import { isCurrent, type MadeProgram, type StandIn } from './made-program.ts';

/**
 * A program and all that it imports in a few files: a thousand modules take longer to find and to read than most of our
 * commands take to run. It is made when it is first asked for, and again when one of its sources has changed.
 *
 * @param entry the TypeScript file that it begins with
 * @param folder where it is kept
 * @param standIns for packages that it does without
 * @returns the path of the file to run
 */
export async function programFile(entry: string, folder: string, standIns: readonly StandIn[] = []): Promise<string> {
  const begin = path.resolve(entry);
  const note = path.resolve(folder, `${path.basename(entry, '.ts')}.json`);
  const known = read(note);
  if (known?.entry === begin && isDeepStrictEqual(known.standIns, standIns) && isCurrent(known)) return known.file;
  mkdirSync(folder, { recursive: true });
  // Needed once in a release, and not to be loaded by each command.
  const { bundle } = await import('./bundle.ts');
  const made = await bundle(begin, path.resolve(folder), standIns);
  const unfinished = unfinishedFor(note);
  writeFileSync(unfinished, JSON.stringify(made));
  renameSync(unfinished, note);
  return made.file;
}

function read(note: string): MadeProgram | null {
  try {
    return JSON.parse(readFileSync(note, 'utf8')) as MadeProgram;
  } catch {
    return null;
  }
}
