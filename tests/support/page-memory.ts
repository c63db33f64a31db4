import type { KeptPage, KeptPages } from '#press/page/kept-pages.ts';
import type { PageMemoryOptions } from '#press/page/page-memory-options.ts';
import { PageMemory } from '#press/page/page-memory.ts';

/** A disk that works, without one. */
export function shelf(): KeptPages & { pages: Map<string, KeptPage> } {
  const pages = new Map<string, KeptPage>();
  return {
    pages,
    read: async (key) => pages.get(key) ?? null,
    keep: async (key, kept) => void pages.set(key, kept),
    remove: async (key) => void pages.delete(key),
  };
}

/** The memory of a press where nothing changes but what is said. */
export function memoryOf(options: Partial<PageMemoryOptions> & Pick<PageMemoryOptions, 'ask'>): PageMemory {
  return new PageMemory({
    kept: shelf(),
    sheets: new Map(),
    maxBytes: 10_000_000,
    isOvertaken: () => false,
    isVouchedFor: () => false,
    changedItself: () => true,
    changedMeanwhile: async () => true,
    isKnown: () => true,
    isWithdrawn: () => false,
    leadsToWithdrawn: () => false,
    ...options,
  });
}
