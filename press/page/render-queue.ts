import { Turns, type Waiting } from './turns.ts';

/**
 * Why a page is rendered: for its own sake; for what surrounds it, such as the name of the publication or the stories to go on
 * with; because somebody asks for an address that the press does not know; to search; or it is the banner, which all pages wait for.
 */
export type Cause = 'itself' | 'surroundings' | 'unknown' | 'search' | 'banner';

interface Bounds {
  /** Renders at once. */
  atOnce: number;
  /** Renders that may wait on behalf of one address, and of all. */
  waitingOfOne: number;
  waiting: number;
  /** Milliseconds after which a render that has not begun is given up. */
  patience: number;
}

/** Pages that have a copy may wait: their readers are shown that. Beyond these bounds, who comes is told to come again. */
const boundsOf: Readonly<Record<Cause, Bounds>> = {
  itself: { atOnce: Infinity, waitingOfOne: 200, waiting: 2000, patience: 60_000 },
  surroundings: { atOnce: 1, waitingOfOne: 200, waiting: 2000, patience: 60_000 },
  unknown: { atOnce: 1, waitingOfOne: 20, waiting: 200, patience: 10_000 },
  search: { atOnce: 1, waitingOfOne: 2, waiting: 7, patience: 10_000 },
  banner: { atOnce: 1, waitingOfOne: 2, waiting: 2, patience: 10_000 },
};

/** Milliseconds for which others go first: not for ever. */
const waitsForOthers = { surroundings: 500, unknown: 2000 };
/** Milliseconds of a render, until some were measured; how much the newest counts; what one says of the others at most. */
const firstGuess = 50;
const weight = 0.05;
const longestCounted = 1000;

/** What is to be rendered, and for whom. */
export interface Wish {
  cause: Cause;
  /** Whose requests are counted together; '' is the press itself, which has no bounds of its own. */
  address: string;
}

/** A render was not begun: too many wait already. Says nothing of the page. */
export class RenderRefused extends Error {
  /** 429 where this address alone asks for too much, 503 where all together do. */
  readonly status: 429 | 503;
  /** Seconds after which it may be tried again. */
  readonly retryAfter: number;

  constructor(status: 429 | 503, retryAfter: number) {
    super(status === 429 ? 'Too many renders wait for this address' : 'Too many renders are waiting');
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/**
 * Bounds how many pages Next renders at once, and says which goes first: what changed itself; then one at a time of those
 * around which something changed, and one of those that the press does not know. A new name of the publication changes every
 * page of a site, and a crawler asks for any number: the story would wait behind all of them, and Next could not even say
 * that it is alive. Searches and the banner go beside these. Of each kind, addresses take turns.
 */
export class RenderQueue {
  readonly #most: number;
  readonly #turns: Readonly<Record<Cause, Turns>> = {
    itself: new Turns(),
    surroundings: new Turns(),
    unknown: new Turns(),
    search: new Turns(),
    banner: new Turns(),
  };
  readonly #running: Record<Cause, number> = { itself: 0, surroundings: 0, unknown: 0, search: 0, banner: 0 };
  readonly #waiting = new Map<Wish, Waiting>();
  #mean = firstGuess;

  /** @param most how many may run at once, without searches and the banner */
  constructor(most: number) {
    this.#most = most;
  }

  /** Renders in a second, by what the last ones took. */
  get pace(): number {
    return 1000 / this.#mean;
  }

  /**
   * Does the work when its turn has come.
   *
   * @throws RenderRefused when too many are waiting, or it waited too long; else what the work throws
   */
  async run<T>(wish: Wish, work: () => Promise<T>): Promise<T> {
    const { cause } = wish;
    await this.#turn(wish);
    const began = performance.now();
    const beside = this.#atOnce;
    try {
      const done = await work();
      // Next has one thread: those that run at once share its time.
      this.#measure((2 * (performance.now() - began)) / (beside + this.#atOnce));
      return done;
    } finally {
      this.#running[cause] -= 1;
      this.#startNext();
    }
  }

  /** Somebody at this address waits for the same: it is done when the turn of either has come. */
  join(wish: Wish, address: string): void {
    const waiting = this.#waiting.get(wish);
    if (waiting) this.#turns[wish.cause].join(waiting, address);
  }

  #turn(wish: Wish): Promise<void> {
    const { cause, address } = wish;
    const turns = this.#turns[cause];
    const bounds = boundsOf[cause];
    const soon = Math.ceil((turns.size * this.#mean) / 1000) || 1;
    const ofOne = address !== '' && turns.of(address) >= bounds.waitingOfOne;
    if (ofOne) return Promise.reject(new RenderRefused(429, soon));
    if (turns.size >= bounds.waiting) return Promise.reject(new RenderRefused(503, soon));
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        this.#waiting.delete(wish);
      };
      const waiting: Waiting = {
        addresses: new Set([address]),
        since: performance.now(),
        start: () => {
          leave();
          this.#running[cause] += 1;
          resolve();
        },
      };
      const timer = setTimeout(() => {
        leave();
        turns.leave(waiting);
        reject(new RenderRefused(503, soon));
      }, bounds.patience);
      this.#waiting.set(wish, waiting);
      turns.add(waiting);
      this.#startNext();
    });
  }

  get #atOnce(): number {
    return Object.values(this.#running).reduce((sum, count) => sum + count);
  }

  #startNext(): void {
    for (let cause = this.#next(); cause !== null; cause = this.#next()) this.#turns[cause].take()!.start();
  }

  #next(): Cause | null {
    const { itself, surroundings, unknown, search, banner } = this.#running;
    if (banner < boundsOf.banner.atOnce && this.#turns.banner.size > 0) return 'banner';
    if (search < boundsOf.search.atOnce && this.#turns.search.size > 0) return 'search';
    if (itself + surroundings + unknown >= this.#most) return null;
    const around = surroundings < boundsOf.surroundings.atOnce ? this.#turns.surroundings.next : undefined;
    const stranger = unknown < boundsOf.unknown.atOnce ? this.#turns.unknown.next : undefined;
    const now = performance.now();
    if (around && now - around.since > waitsForOthers.surroundings) return 'surroundings';
    if (stranger && now - stranger.since > waitsForOthers.unknown) return 'unknown';
    if (this.#turns.itself.size > 0) return 'itself';
    if (around && itself === 0) return 'surroundings';
    return stranger ? 'unknown' : null;
  }

  #measure(ms: number): void {
    this.#mean += (Math.min(ms, longestCounted) - this.#mean) * weight;
  }
}
