import type { RememberedPage } from './remembered-page.ts';

/**
 * Bytes of a page beside its text: the objects of it, its places in the memory's tables, its header lines for two
 * encodings, and what the runtime adds to each buffer. Measured; `tests/unit/press/size-in-memory.test.ts` holds it to that.
 */
const overhead = 5600;
/** The same for a page as it was sent last, beside the page itself. */
const composedOverhead = 600;

/** Bytes that a page takes in memory, with all that is kept for its sake: also as it was sent last. */
export function sizeInMemory(key: string, { page, composed }: Pick<RememberedPage, 'page' | 'composed'>): number {
  // Tags stand in the page, and twice in the header lines of each encoding.
  const objects = overhead + (composed ? composedOverhead : 0);
  const text = 2 * key.length + lengthOf(page.headers) + 5 * lengthOf(page.tags) + 3 * lengthOf(page.styles);
  if (page.borrowed) return objects + text;
  // Without a banner, what is sent may be the same bytes. Before a body may lie its head: what is kept is the whole.
  const bodies: Buffer[] = [...Object.values(page.bodies), ...Object.values(composed?.page.bodies ?? {})];
  const kept = new Set(bodies.map(({ buffer }) => buffer));
  return objects + text + [...kept].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

const lengthOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0);
