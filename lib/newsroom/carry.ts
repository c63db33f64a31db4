import { noteCarried } from './carried.ts';
import { readersStore } from './open.ts';

/**
 * Notes that the page being printed depends on these tags, so that a change of any of them prints it again. Call it
 * before the read that the tags stand for.
 *
 * The newest change before that read is noted with them: a page whose printing overlapped a publish is thus known to be
 * old, however late it was stored. (`unstable_cache` could carry tags too, at some milliseconds each time.)
 *
 * @returns that newest change
 */
export async function carry(...tags: string[]): Promise<number> {
  const asOf = await (await readersStore()).changes.newest();
  noteCarried(tags, asOf);
  return asOf;
}
