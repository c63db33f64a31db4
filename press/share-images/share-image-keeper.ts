import type { Logger } from 'pino';
import { tags } from '#lib/news/tags.ts';
import type { ShareImageMaker } from '#lib/share-images/share-image-maker.ts';
import type { Store } from '#lib/store/store.ts';
import { lookAgain } from '../store/look-again.ts';

/** Milliseconds between two looks where nothing changed: what was replaced has its day. */
const tidyEvery = 60_000;
const changesAtOnce = 1000;

export interface KeeperOptions {
  /** The store while it can be had, else null. */
  store: () => Store | null;
  /** The newest change that the press has noticed. */
  noticed: () => number;
  maker: ShareImageMaker;
  log: Logger;
}

/**
 * Keeps the share images on this machine's disk to what the store says of them. What is withdrawn goes at once. What
 * another instance has drawn is drawn here too, where the two share no disk.
 */
export class ShareImageKeeper {
  readonly #options: KeeperOptions;
  readonly #stopping = new AbortController();
  readonly #life: Promise<void>;
  #seen: number | null = null;
  #tidiedAt = -Infinity;

  constructor(options: KeeperOptions) {
    this.#options = options;
    const look = (store: Store) => this.#look(store);
    this.#life = lookAgain(
      { ...options, look, trouble: 'Share images could not be looked after' },
      this.#stopping.signal,
    );
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#life;
  }

  async #look(store: Store): Promise<void> {
    const { maker, noticed } = this.#options;
    const newest = noticed();
    if (newest === this.#seen && performance.now() - this.#tidiedAt < tidyEvery) return;
    await maker.removeGone(store);
    this.#tidiedAt = performance.now();
    // The first look is for what comes after it; a log that went back is a backup's.
    const from = this.#seen === null || newest < this.#seen ? newest : this.#seen;
    const changes = await store.changes.after(from, changesAtOnce);
    const of = tags.shareImage('');
    const drawn = changes.flatMap(({ tag }) => (tag.startsWith(of) ? [tag.slice(of.length)] : []));
    if (drawn.length > 0) await maker.makeChanged(store, drawn);
    this.#seen = changes.length < changesAtOnce ? newest : changes.at(-1)!.id;
  }
}
