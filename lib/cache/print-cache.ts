import { LRUCache } from 'lru-cache';
import { readersStore } from '#lib/newsroom/open.ts';

/** Next's stored page; its shape is Next's business, we only read the tags in its headers. */
interface Printed {
  kind: string;
  headers?: Record<string, unknown>;
  html?: unknown;
  body?: unknown;
  rscData?: unknown;
}

interface Entry {
  value: Printed;
  lastModified: number;
  tags: string[];
  /** The newest change that the page's reads had seen. */
  asOf: number;
}

const asOfPrefix = 'asof:';

/** Shared by every instance Next makes of the handler; bounded, so that a crawl of 500,000 pages cannot fill the memory. */
const entries = new LRUCache<string, Entry>({
  maxSize: 64 * 1024 * 1024,
  sizeCalculation: (entry) => 1024 + sizeOf(entry.value.html) + sizeOf(entry.value.body) + sizeOf(entry.value.rscData),
});

/**
 * Next's incremental cache over the change log: a page is a hit only while none of its tags has changed since the
 * page's reads. A publish in any process therefore needs to tell nobody.
 *
 * Loaded by Next itself, outside its bundle (`cacheHandler` in next.config.ts).
 */
export default class PrintCache {
  async get(key: string): Promise<{ value: Printed; lastModified: number } | null> {
    const entry = entries.get(key);
    if (!entry) return null;
    const store = await readersStore();
    if (await store.changes.changedAfter(entry.tags, entry.asOf)) {
      entries.delete(key);
      return null;
    }
    return { value: entry.value, lastModified: entry.lastModified };
  }

  async set(key: string, value: Printed | null): Promise<void> {
    if (!value) {
      entries.delete(key);
      return;
    }
    // Only whole pages and route answers are kept: `carry` holds no data.
    if (value.kind === 'FETCH') return;
    const carried = String(value.headers?.['x-next-cache-tags'] ?? '')
      .split(',')
      .filter(Boolean);
    const marks = carried
      .filter((tag) => tag.startsWith(asOfPrefix))
      .map((tag) => Number(tag.slice(asOfPrefix.length)));
    // A page that read nothing carries no mark; nothing it shows can change.
    const asOf = marks.length > 0 ? Math.min(...marks) : 0;
    const tags = marks.length > 0 ? carried.filter((tag) => !tag.startsWith(asOfPrefix)) : [];
    entries.set(key, { value, lastModified: Date.now(), tags, asOf });
  }

  async revalidateTag(tags: string | string[]): Promise<void> {
    const store = await readersStore();
    await store.changes.record([tags].flat());
  }

  resetRequestCache(): void {}
}

function sizeOf(part: unknown): number {
  return typeof part === 'string' || Buffer.isBuffer(part) ? part.length : 0;
}
