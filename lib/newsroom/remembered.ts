import { cache } from 'react';
import type { Store } from '#lib/store/store.ts';
import { carry } from './carry.ts';
import { readersStore } from './open.ts';

/**
 * What every page reads and few changes touch: read once by each process, however many pages and parts of pages ask for it, and
 * again when one of these tags has changed.
 */
export function remembered<T>(about: readonly string[], read: (store: Store) => Promise<T>): () => Promise<T> {
  let last: { value: T; asOf: number } | null = null;
  return cache(async () => {
    const asOf = await carry(...about);
    const store = await readersStore();
    if (last && !(await store.changes.changedAfter(about, last.asOf))) return last.value;
    const value = await read(store);
    last = { value, asOf };
    return value;
  });
}
