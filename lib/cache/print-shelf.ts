import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { readEnv } from '#lib/config/env.ts';
import { openFileShelf, type FileShelf } from './file-shelf.ts';

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

const day = 24 * 60 * 60 * 1000;

/** The prints of one build on disk. A disk that refuses costs a render, never a page. */
export class PrintShelf {
  readonly #files: Promise<FileShelf>;
  #complained = false;

  constructor(folder: string, maxBytes: number) {
    this.#files = openFileShelf({ folder, maxBytes });
  }

  /**
   * The shelf for the pages of this build, in `var/prints/<build id>`: another build's pages are not ours to serve.
   * Null while building and in development, where nothing is worth keeping.
   */
  static ofThisBuild(serverDistDir: string | undefined): PrintShelf | null {
    if (!serverDistDir || process.env.NODE_ENV !== 'production') return null;
    if (process.env.NEXT_PHASE === 'phase-production-build') return null;
    const build = readFileSync(join(serverDistDir, '..', 'BUILD_ID'), 'utf8').trim();
    const { varDir, pageDiskBytes } = readEnv();
    const folder = join(varDir, 'prints');
    removeOldBuilds(folder, build);
    return new PrintShelf(join(folder, build), pageDiskBytes);
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

/** Not at once: during an upgrade an instance of the old build may still be at work. */
function removeOldBuilds(folder: string, build: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (name !== build && Date.now() - statSync(path).mtimeMs > day) rmSync(path, { recursive: true, force: true });
    }
  } catch {
    // There is none yet, or another instance was quicker.
  }
}
