import { gunzipSync } from 'node:zlib';
import { LRUCache } from 'lru-cache';

/** What was unpacked last, for the next who wants it. */
const recent = new LRUCache<Buffer, Buffer>({
  maxSize: 8 * 1024 * 1024,
  sizeCalculation: ({ length }) => Math.max(1, length),
});
/** What is still being sent to somebody. */
const inUse = new WeakMap<Buffer, WeakRef<Buffer>>();

/** The bytes that were packed so, once in memory however many they are sent to. */
export function unpacked(gzipped: Buffer): Buffer {
  const known = recent.get(gzipped) ?? inUse.get(gzipped)?.deref();
  const bytes = known ?? gunzipSync(gzipped);
  if (!known) inUse.set(gzipped, new WeakRef(bytes));
  recent.set(gzipped, bytes);
  return bytes;
}
