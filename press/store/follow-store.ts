import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { publicationSchema, type Publication } from '#lib/config/publication.ts';
import { tags } from '#lib/news/tags.ts';
import type { Change } from '#lib/store/change-log.ts';
import type { Store } from '#lib/store/store.ts';
import type { TombstoneList } from './tombstone-list.ts';

/** Milliseconds between two looks at the change log. */
const lookEvery = 100;
const afterFailure = 1000;
const changesAtOnce = 1000;

export interface FollowOptions {
  /** Opens the store; tried again until it can be had. */
  open: () => Promise<Store>;
  tombstones: TombstoneList;
  log: Logger;
  /** Called after changes became known: of pages, of what was withdrawn, of the publication. */
  onChange: () => void;
}

/**
 * Follows the change log, so that the press knows what has been overtaken and withdrawn, and what the publication is
 * called, also while the store is not there.
 */
export class StoreFollower {
  readonly #options: FollowOptions;
  /** The newest change of each tag that changed since the press started. */
  readonly #newest = new LRUCache<string, number>({ max: 100_000 });
  #store: Store | null = null;
  #seen = -1;
  #lookedAt = -Infinity;
  #publication: Publication | null = null;
  #stopping = new AbortController();
  #life: Promise<void>;
  /** Why the store cannot be followed at the moment, else null. */
  problem: string | null = 'The store has not been opened yet';

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#life = this.#follow();
  }

  /** The store while it can be had, else null. */
  get store(): Store | null {
    return this.problem === null ? this.#store : null;
  }

  /** As it was last read; null before that. */
  get publication(): Publication | null {
    return this.#publication;
  }

  /** The newest change that it has noticed; -1 before the first look. */
  get seen(): number {
    return this.#seen;
  }

  /** Milliseconds since the change log was last looked at with success. */
  get age(): number {
    return performance.now() - this.#lookedAt;
  }

  /** Whether one of the tags changed after this change. */
  changedAfter(pageTags: readonly string[], asOf: number): boolean {
    return pageTags.some((tag) => (this.#newest.get(tag) ?? 0) > asOf);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#life;
    await this.#closeStore();
  }

  /** A connection that failed once is not trusted again. */
  async #closeStore(): Promise<void> {
    const store = this.#store;
    this.#store = null;
    await store?.close().catch(() => {});
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        this.#store ??= await this.#options.open();
        await this.#look(this.#store);
        if (this.problem !== null) this.#options.log.info('The store can be read');
        this.problem = null;
        this.#lookedAt = performance.now();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (this.problem !== reason) this.#options.log.error({ reason }, 'The store cannot be read');
        this.problem = reason;
        await this.#closeStore();
      }
      await sleep(this.problem === null ? lookEvery : afterFailure, undefined, { signal }).catch(() => {});
    }
  }

  async #look(store: Store): Promise<void> {
    const newest = await store.changes.newest();
    if (newest === this.#seen) return;
    // At first, and when the log went back (a backup was restored), everything is read.
    const changes = this.#seen < 0 || newest < this.#seen ? null : await changesAfter(store, this.#seen);
    const touched = (prefix: string) => changes === null || changes.some(({ tag }) => tag.startsWith(prefix));
    changes?.forEach(({ tag, id }) => this.#newest.set(tag, id));
    if (touched('article:')) await this.#readTombstones(store);
    if (touched(tags.publication)) {
      this.#publication = publicationSchema.nullable().parse(await store.settings.get('publication'));
    }
    this.#seen = changes?.at(-1)?.id ?? newest;
    this.#options.onChange();
  }

  async #readTombstones(store: Store): Promise<void> {
    const tombstones = await store.tombstones.all();
    await this.#options.tombstones.replace(tombstones).catch((error: unknown) => {
      this.#options.log.error(error, 'The list of withdrawn articles could not be written');
    });
  }
}

async function changesAfter(store: Store, id: number): Promise<Change[]> {
  const found: Change[] = [];
  for (let after = id; ; after = found.at(-1)!.id) {
    const batch = await store.changes.after(after, changesAtOnce);
    found.push(...batch);
    if (batch.length < changesAtOnce) return found;
  }
}
