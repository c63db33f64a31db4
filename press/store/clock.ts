import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { expirePlacements } from '#lib/store/front.ts';
import type { Store } from '#lib/store/store.ts';
import { within } from './within.ts';

const tickEvery = 250;
/** Milliseconds that a backfill works between two looks at what is due, and for which it rests then. */
const backfill = { works: 300, rests: 100 };
/** Milliseconds between two looks at what is no longer news; a crawler who is told a moment later loses nothing. */
const retireEvery = 10_000;
/** Milliseconds between two times that the store is tidied; a start of the press is one. */
const tidyEvery = 10 * 60_000;
/** Seconds for which a picture that nothing uses stays: a command prepares it before it writes. */
const picturesKept = 10 * 60;
const picturesAtOnce = 1000;
/** Steps of compacting the change log between two looks at what is due. */
const compactStepsAtOnce = 4;
/** Milliseconds; there may be a thousand articles due at once. */
const patience = 30_000;

/**
 * Publishes what is due, takes from the front and from the news what is no longer so, by the database's time, and keeps the store tidy; once
 * however many presses there are.
 */
export class Clock {
  #stopping = new AbortController();
  #life: Promise<void>;
  #lastTick: number | null = null;
  #retiredAt = -Infinity;
  #tidiedAt = -Infinity;
  /** The change up to which the log was compacted, by us. */
  #compacted = 0;

  /** @param store the store while it can be had, else null */
  constructor(store: () => Store | null, log: Logger) {
    this.#life = this.#run(store, log);
  }

  /** Seconds since it last looked, or null when it never could. */
  get age(): number | null {
    return this.#lastTick === null ? null : (performance.now() - this.#lastTick) / 1000;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#life;
  }

  async #run(store: () => Store | null, log: Logger): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      let rest = tickEvery;
      try {
        const open = store();
        const published = open && (await within(patience, open.articles.publishDue('clock')));
        if (open) this.#lastTick = performance.now();
        if (published?.length) log.info({ published }, 'Published what was due');
        const expired = open && (await within(patience, expirePlacements(open)));
        if (expired?.length) log.info({ expired }, 'Took from the front what was to stand there until now');
        if (open) await this.#retireNews(open);
        if (open && (await this.#backfill(open))) rest = backfill.rests;
        if (open) await this.#tidy(open);
      } catch (error) {
        log.error(error, 'What is due could not be published');
      }
      await sleep(rest, undefined, { signal }).catch(() => {});
    }
  }

  /**
   * Does steps for a while: as many as they are cheap, and one of those that take long. Between any two of them
   * somebody else may write. @returns whether something is left to do
   */
  async #backfill(store: Store): Promise<boolean> {
    const end = performance.now() + backfill.works;
    let isLeft: boolean;
    do isLeft = await within(patience, store.backfills.step());
    while (isLeft && performance.now() < end && !this.#stopping.signal.aborted);
    return isLeft;
  }

  async #retireNews(store: Store): Promise<void> {
    if (performance.now() - this.#retiredAt < retireEvery) return;
    this.#retiredAt = performance.now();
    await within(patience, store.catalogue.retireNews());
  }

  /** What grows with every write and every request of a machine is kept as small as it can be. */
  async #tidy(store: Store): Promise<void> {
    if (performance.now() - this.#tidiedAt < tidyEvery) return;
    const newest = await within(patience, store.changes.newest());
    // Of a store that a backup took the place of, the numbers begin again.
    const from = Math.min(this.#compacted, newest);
    // A log that nobody has compacted yet is long: what is due must not wait for all of it.
    this.#compacted = await within(patience, store.changes.compact(from, compactStepsAtOnce));
    if (this.#compacted < newest) return;
    this.#tidiedAt = performance.now();
    await within(patience, store.housekeeping.tidy());
    if (await within(patience, store.pictureUses.areComplete())) {
      await within(patience, store.media.tidy(picturesKept, picturesAtOnce));
    }
  }
}
