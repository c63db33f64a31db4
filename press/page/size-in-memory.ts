import type { PrintedPage } from './printed-page.ts';

/**
 * Bytes of a page beside its text: the objects of it, its places in the memory's tables, its header lines for two
 * encodings, and what the runtime adds to each buffer. Measured; `tests/unit/press/size-in-memory.test.ts` holds it to that.
 */
const overhead = 5600;

/** Bytes that a page takes in memory, with all that is kept for its sake. */
export function sizeInMemory(key: string, page: PrintedPage): number {
  // Tags stand in the page, and twice in the header lines of each encoding.
  const text = 2 * key.length + lengthOf(page.headers) + 5 * lengthOf(page.tags) + 3 * lengthOf(page.styles);
  return overhead + text + (page.borrowed ? 0 : Object.values(page.bodies).reduce((sum, body) => sum + body.length, 0));
}

const lengthOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0);
