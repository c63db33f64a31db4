import type { ContentDocument, ReadDocuments } from '#lib/content/documents.ts';
import { syncContent, type SyncOptions, type SyncReport } from '#lib/content/sync.ts';
import type { Store } from '#lib/store/store.ts';

/**
 * The documents of the checked files as they are, without contentlayer, which takes seconds to start.
 * `tests/faults/content-documents.test.ts` shows that contentlayer's are the same.
 */
export const readInProcess: ReadDocuments = async (files) =>
  files.map(({ entry: { folder, slug, source, data }, body }) => {
    if (data === null) throw new Error(`${source.label} has problems`);
    return { folder, slug, path: source.path, data: inUtc(data as ContentDocument['data']), markdown: body.trim() };
  });

/** A sync that starts no other program. */
export function syncInProcess(store: Store, options: SyncOptions): Promise<SyncReport> {
  return syncContent(store, { readDocuments: readInProcess, ...options });
}

/** Moments as contentlayer writes them. */
function inUtc<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (key, part: unknown) =>
    typeof part === 'string' && ['at', 'publishedAt', 'updatedAt'].includes(key) ? new Date(part).toISOString() : part,
  ) as Value;
}
