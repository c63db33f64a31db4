import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Tombstone } from '#lib/store/tombstones.ts';

const listSchema = z.array(
  z.object({ slug: z.string(), status: z.union([z.literal(410), z.literal(451)]), reason: z.string(), at: z.string() }),
);

/** The articles that are gone on purpose, in memory and in a file: known even when the store is not there. */
export class TombstoneList {
  readonly #file: string;
  #bySlug: ReadonlyMap<string, Tombstone>;
  #writing: Promise<void> = Promise.resolve();

  /** @param file e.g. `var/press/tombstones.json`; made when there is something to write */
  constructor(file: string) {
    this.#file = file;
    this.#bySlug = bySlug(readList(file));
  }

  find(slug: string): Tombstone | undefined {
    return this.#bySlug.get(slug);
  }

  all(): Iterable<Tombstone> {
    return this.#bySlug.values();
  }

  /** What the store says now; rejects when it cannot be written down. */
  async replace(tombstones: readonly Tombstone[]): Promise<void> {
    const changed =
      tombstones.length !== this.#bySlug.size ||
      tombstones.some(({ slug, at, status }) => {
        const known = this.#bySlug.get(slug);
        return known?.at !== at || known.status !== status;
      });
    if (!changed) return;
    this.#bySlug = bySlug(tombstones);
    this.#writing = this.#writing.catch(() => {}).then(() => this.#write([...tombstones]));
    await this.#writing;
  }

  async #write(tombstones: Tombstone[]): Promise<void> {
    await mkdir(dirname(this.#file), { recursive: true });
    const next = `${this.#file}.${process.pid}.tmp`;
    await writeFile(next, JSON.stringify(tombstones), { flush: true });
    await rename(next, this.#file);
  }
}

function bySlug(tombstones: readonly Tombstone[]): ReadonlyMap<string, Tombstone> {
  return new Map(tombstones.map((tombstone) => [tombstone.slug, tombstone]));
}

function readList(file: string): Tombstone[] {
  try {
    return listSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // There is none yet, or it is no list of ours: the store will say.
    return [];
  }
}
