import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeWhole } from '#lib/config/write-whole.ts';
import type { Tombstone } from '#lib/store/tombstones.ts';

/** A tombstone, and when this press came to know of it, in milliseconds since 1970: its clock need not be the database's. */
type Noticed = Tombstone & { noticedAt: number };

const ledgerSchema = z.object({
  storeId: z.string(),
  newest: z.number(),
  tombstones: z.array(
    z.object({
      slug: z.string(),
      status: z.union([z.literal(410), z.literal(451)]),
      reason: z.string(),
      at: z.string(),
      noticedAt: z.number().default(() => Date.now()),
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
  #bySlug: ReadonlyMap<string, Noticed>;
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

  /** What this press has known to be withdrawn since this moment only, in milliseconds since 1970 by its own clock. */
  since(moment: number): Tombstone[] {
    return [...this.#bySlug.values()].filter(({ noticedAt }) => noticedAt >= moment);
  }

  /** What the store says now; rejects when it cannot be written down. */
  async replace(tombstones: readonly Tombstone[], { storeId, newest }: Omit<Ledger, 'tombstones'>): Promise<void> {
    const changed =
      storeId !== this.#ledger?.storeId ||
      tombstones.length !== this.#bySlug.size ||
      tombstones.some(({ slug, at, status, reason }) => {
        const known = this.#bySlug.get(slug);
        return known?.at !== at || known.status !== status || known.reason !== reason;
      });
    if (!changed) return;
    const noticedAt = Date.now();
    const noticed = tombstones.map((tombstone) => {
      const known = this.#bySlug.get(tombstone.slug);
      return { ...tombstone, noticedAt: known?.at === tombstone.at ? known.noticedAt : noticedAt };
    });
    const ledger = { storeId, newest, tombstones: noticed };
    this.#ledger = ledger;
    this.#bySlug = bySlug(noticed);
    this.#writing = this.#writing.catch(() => {}).then(() => this.#write(ledger));
    await this.#writing;
  }

  async #write(ledger: Ledger): Promise<void> {
    await writeWhole(this.#file, JSON.stringify(ledger), { flush: true });
  }
}

function bySlug(tombstones: readonly Noticed[]): ReadonlyMap<string, Noticed> {
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
