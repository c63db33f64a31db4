import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { readEnv } from '#lib/config/env.ts';
import type { FileShelf } from './file-shelf.ts';
import { openPageShelf } from './page-shelf.ts';
import { pageVersion } from './page-version.ts';

/** Next's stored page; its shape is Next's business, we only read the tags in its headers and count its bytes. */
export interface Printed {
  kind: string;
  status?: number;
  headers?: Record<string, unknown>;
  html?: unknown;
  body?: unknown;
  rscData?: unknown;
  segmentData?: ReadonlyMap<string, unknown>;
}

/** A page as it was printed, and what it depends on. */
export interface Print {
  value: Printed;
  lastModified: number;
  /** How long Next takes it for new, in seconds; a print that came back without it would be old after one. */
  cacheControl?: { revalidate: number | false; expire?: number } | undefined;
  tags: string[];
  /** The newest change that the page's reads had seen. */
  asOf: number;
  /** The store that it was printed from. */
  storeId: string;
}

/** The prints of one version of the site on disk. A disk that refuses costs a render, never a page. */
export class PrintShelf {
  readonly #files: Promise<FileShelf>;
  #complained = false;

  constructor(files: Promise<FileShelf>) {
    this.#files = files;
  }

  /**
   * The shelf for the pages of this build under these settings, in `var/prints/<version>`. Null while building and in
   * development, where nothing is worth keeping.
   */
  static ofThisSite(serverDistDir: string | undefined): PrintShelf | null {
    if (!serverDistDir || process.env.NODE_ENV !== 'production') return null;
    if (process.env.NEXT_PHASE === 'phase-production-build') return null;
    const env = readEnv();
    const folder = join(env.varDir, 'prints');
    return new PrintShelf(openPageShelf(folder, pageVersion(join(serverDistDir, '..'), env), env.pageDiskBytes));
  }

  /** Null when there is no whole print under this key. Never rejects. */
  async read(key: string): Promise<Print | null> {
    const bytes = await (await this.#files).read(nameOf(key));
    return bytes && (deserialize(bytes) as Print);
  }

  /** Never rejects. */
  async write(key: string, print: Print): Promise<void> {
    try {
      await (await this.#files).write(nameOf(key), serialize(print));
      this.#complained = false;
    } catch (error) {
      if (!this.#complained) console.warn('Prints cannot be kept on disk; going on from memory.', error);
      this.#complained = true;
    }
  }

  async remove(key: string): Promise<void> {
    await (await this.#files).remove(nameOf(key)).catch(() => {});
  }
}

/** What another V8 serialised is not there for this one. */
function nameOf(key: string): string {
  return `${process.versions.v8} ${key}`;
}
