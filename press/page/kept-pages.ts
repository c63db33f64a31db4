import { deserialize, serialize } from 'node:v8';
import type { FileShelf } from '#lib/cache/file-shelf.ts';
import type { PrintedPage } from './printed-page.ts';

/** A page and when Next last said that it is so, in milliseconds since 1970. */
export interface KeptPage {
  page: PrintedPage;
  checkedAt: number;
}

/** The last good copy of each page, on disk: it outlives the press. */
export interface KeptPages {
  /** Null when there is none. Never rejects. */
  read(key: string): Promise<KeptPage | null>;
  /** Never rejects: a page that cannot be kept is still good to be read. */
  keep(key: string, kept: KeptPage): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Raised when `PrintedPage` changes its shape: what an older press kept is then not there. */
const format = 6;

/** @param onFailure hears of a disk that refuses */
export function keptPages(shelf: FileShelf, onFailure: (error: unknown) => void): KeptPages {
  return {
    async read(key) {
      const bytes = await shelf.read(key);
      if (!bytes) return null;
      // The shelf has verified that these are the bytes we wrote.
      const found = deserialize(bytes) as KeptPage & { format: number };
      return found.format === format ? { page: found.page, checkedAt: found.checkedAt } : null;
    },
    async keep(key, kept) {
      await shelf.write(key, serialize({ ...kept, format })).catch(onFailure);
    },
    async remove(key) {
      await shelf.remove(key).catch(onFailure);
    },
  };
}
