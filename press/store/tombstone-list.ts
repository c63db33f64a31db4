import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Tombstone } from '#lib/store/tombstones.ts';

const ledgerSchema = z.object({
  storeId: z.string(),
  newest: z.number(),
  tombstones: z.array(
    z.object({
      slug: z.string(),
      status: z.union([z.literal(410), z.literal(451)]),
      reason: z.string(),
      at: z.string(),
    }),
  ),
});
type Ledger = z.infer<typeof ledgerSchema>;

/**
 * The articles that are gone on purpose, in memory and in a file: known even when the store is not there, and known to
 * a store that was restored from a backup older than their withdrawal.
 */
export class TombstoneList {
  readonly #file: string;
  #ledger: Ledger | null;
  #bySlug: ReadonlyMap<string, Tombstone>;
  #writing: Promise<void> = Promise.resolve();

  /** @param file e.g. `var/press/tombstones.json`; made when there is something to write */
  constructor(file: string) {
    this.#file = file;
    this.#ledger = readLedger(file);
    this.#bySlug = bySlug(this.#ledger?.tombstones ?? []);
  }

  /** What we know of this store: what it had withdrawn, and the newest change when we last wrote that down. */
  knownOf(storeId: string): Pick<Ledger, 'newest' | 'tombstones'> {
    return this.#ledger?.storeId === storeId ? this.#ledger : { newest: 0, tombstones: [] };
  }

  find(slug: string): Tombstone | undefined {
    return this.#bySlug.get(slug);
  }

  /** What was withdrawn after this moment, in milliseconds since 1970. */
  since(moment: number): Tombstone[] {
    return [...this.#bySlug.values()].filter(({ at }) => Date.parse(at) > moment);
  }

  /** What the store says now; rejects when it cannot be written down. */
  async replace(tombstones: readonly Tombstone[], { storeId, newest }: Omit<Ledger, 'tombstones'>): Promise<void> {
    const changed =
      storeId !== this.#ledger?.storeId ||
      tombstones.length !== this.#bySlug.size ||
      tombstones.some(({ slug, at, status }) => {
        const known = this.#bySlug.get(slug);
        return known?.at !== at || known.status !== status;
      });
    if (!changed) return;
    const ledger = { storeId, newest, tombstones: [...tombstones] };
    this.#ledger = ledger;
    this.#bySlug = bySlug(tombstones);
    this.#writing = this.#writing.catch(() => {}).then(() => this.#write(ledger));
    await this.#writing;
  }

  async #write(ledger: Ledger): Promise<void> {
    await mkdir(dirname(this.#file), { recursive: true });
    const next = `${this.#file}.${process.pid}.tmp`;
    await writeFile(next, JSON.stringify(ledger), { flush: true });
    await rename(next, this.#file);
  }
}

function bySlug(tombstones: readonly Tombstone[]): ReadonlyMap<string, Tombstone> {
  return new Map(tombstones.map((tombstone) => [tombstone.slug, tombstone]));
}

function readLedger(file: string): Ledger | null {
  try {
    return ledgerSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // There is none yet, or it is none of ours: the store will say.
    return null;
  }
}
