import { unstable_cache } from 'next/cache';
import { noteCarried } from './carried.ts';
import { readersStore } from './open.ts';

/**
 * Puts tags on the page being printed, so that a change of any of them prints it again. Call it before the read
 * that the tags stand for.
 *
 * The page also carries `asof:<id>`, the newest change before that read: a page whose printing overlapped a
 * publish is thus known to be old, however late it was stored. (`unstable_cache` is used to carry tags alone; it
 * holds no data.)
 */
export async function carry(...tags: string[]): Promise<void> {
  const store = await readersStore();
  const asOf = await store.changes.newest();
  noteCarried(tags, asOf);
  await unstable_cache(async () => 0, ['carry', ...tags, String(asOf)], { tags: [...tags, `asof:${asOf}`] })();
}
