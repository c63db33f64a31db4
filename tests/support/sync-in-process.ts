import type { ContentDocument, ReadDocuments } from '#lib/content/documents.ts';
import type { Entries } from '#lib/content/entries.ts';
import type { DocumentFolder } from '#lib/content/read-folder.ts';
import { syncContent, type SyncOptions, type SyncReport } from '#lib/content/sync.ts';
import type { Store } from '#lib/store/store.ts';

/**
 * The documents of the checked files as they are, without contentlayer, which takes seconds to start.
 * `tests/faults/content-documents.test.ts` shows that contentlayer's are the same.
 */
export const readInProcess: ReadDocuments = async (_contentDir, _varDir, entries) => ({
  articles: documentsIn('articles', entries),
  authors: documentsIn('authors', entries),
  sections: documentsIn('sections', entries),
  topics: documentsIn('topics', entries),
  pages: documentsIn('pages', entries),
});

/** A sync that starts no other program. */
export function syncInProcess(store: Store, options: SyncOptions): Promise<SyncReport> {
  return syncContent(store, { readDocuments: readInProcess, ...options });
}

function documentsIn<Folder extends DocumentFolder>(folder: Folder, entries: Entries): ContentDocument<Folder>[] {
  return entries[folder].map(({ slug, source, file, data }) => {
    if (data === null) throw new Error(`${source.label} has problems`);
    return { slug, path: source.path, data: inUtc(data), markdown: file.body.trim() };
  });
}

/** Moments as contentlayer writes them. */
function inUtc<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (key, part: unknown) =>
    typeof part === 'string' && ['at', 'publishedAt', 'updatedAt'].includes(key) ? new Date(part).toISOString() : part,
  ) as Value;
}
