import { carriedByRequest, noteCarried } from '#lib/newsroom/carried.ts';
import { readersStore } from '#lib/newsroom/open.ts';
import { PrintShelf, type Print, type Printed } from './print-shelf.ts';
import { LRUCache } from 'lru-cache';

/** What Next puts on a page by itself, for `revalidatePath`; nobody outside asks for it. */
const implicitPrefix = '_N_T_';

/** Shared by every instance Next makes of the handler; bounded, so that a crawl of 500,000 pages cannot fill the memory. */
const prints = new LRUCache<string, Print>({
  maxSize: 12 * 1024 * 1024,
  sizeCalculation: ({ value }) => sizeOf(value),
});
let shelf: PrintShelf | null = null;

/**
 * Next's incremental cache over the change log: a page is a hit only while none of its tags has changed since the
 * page's reads. A publish in any process therefore needs to tell nobody. Prints are in memory and on disk: a restart
 * finds them, and judges them by the same log.
 *
 * Loaded by Next itself, outside its bundle (`cacheHandler` in next.config.mjs).
 */
export default class PrintCache {
  /** @param options.serverDistDir as Next gives it, e.g. `…/.next/server` */
  constructor(options: { serverDistDir?: string } = {}) {
    shelf ??= PrintShelf.ofThisSite(options.serverDistDir);
  }

  async get(
    key: string,
    context?: { kind?: string },
  ): Promise<Pick<Print, 'value' | 'lastModified' | 'cacheControl'> | null> {
    if (context?.kind === 'FETCH') return null;
    const print = prints.get(key) ?? (await shelf?.read(key));
    if (!print) return null;
    const store = await readersStore();
    // Of another store, or of a time that a restored backup does not know: its numbers say nothing here.
    const foreign = print.storeId !== store.id || print.asOf > (await store.changes.newest());
    if (foreign || (await store.changes.changedAfter(print.tags, print.asOf))) {
      prints.delete(key);
      return null;
    }
    prints.set(key, print);
    noteCarried(ownTags(print.tags), print.asOf);
    return { value: print.value, lastModified: print.lastModified, cacheControl: print.cacheControl };
  }

  async set(key: string, value: Printed | null, { cacheControl }: Pick<Print, 'cacheControl'> = {}): Promise<void> {
    // Only whole pages and route answers are kept: `carry` holds no data.
    if (value?.kind === 'FETCH') return;
    if (!value) {
      prints.delete(key);
      await shelf?.remove(key);
      return;
    }
    // What its reads noted while it was made. Without that nobody would know when it is old.
    const carried = carriedByRequest.getStore();
    if (!carried) return;
    const store = await readersStore();
    const tags = [...carried.tags, ...implicitTags(value)];
    const asOf = carried.asOf ?? (await store.changes.newest());
    const print = { value, lastModified: Date.now(), cacheControl, tags, asOf, storeId: store.id };
    prints.set(key, print);
    // Anybody can ask for any number of pages that do not exist.
    if (value.status !== 404) await shelf?.write(key, print);
  }

  async revalidateTag(tags: string | string[]): Promise<void> {
    const store = await readersStore();
    await store.changes.record([tags].flat());
  }

  resetRequestCache(): void {}
}

/** For `revalidatePath`. */
function implicitTags({ headers }: Printed): string[] {
  return String(headers?.['x-next-cache-tags'] ?? '')
    .split(',')
    .filter((tag) => tag.startsWith(implicitPrefix));
}

function ownTags(tags: readonly string[]): string[] {
  return tags.filter((tag) => !tag.startsWith(implicitPrefix));
}

/** Bytes, roughly: strings of a page are mostly Latin and take one a character. */
function sizeOf(value: Printed): number {
  const parts = [value.html, value.body, value.rscData, ...(value.segmentData?.values() ?? [])];
  return parts.reduce<number>(
    (sum, part) => sum + (typeof part === 'string' || Buffer.isBuffer(part) ? part.length : 0),
    1024,
  );
}
