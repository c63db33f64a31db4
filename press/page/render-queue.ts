/** Why a page is rendered: for its own sake, or for what surrounds every page, such as the banner of a breaking story. */
export type Cause = 'itself' | 'surroundings';

/** Beyond so many, who comes is told to come again: they would wait longer than they do. */
const mostWaiting = 2000;
/** Milliseconds that a page which only carries another banner lets the others go first: not for ever. */
const waitsForOthers = 500;

/**
 * Bounds how many pages Next renders at once, and lets those go first that changed themselves. A banner changes every
 * page of a site: without this, the story it is about would wait behind all of them, and Next could not even say that
 * it is alive.
 */
export class RenderQueue {
  readonly #most: number;
  readonly #waiting: Record<Cause, { start: () => void; since: number }[]> = { itself: [], surroundings: [] };
  readonly #running: Record<Cause, number> = { itself: 0, surroundings: 0 };

  /**
   * @param most how many may run at once; of those that only carry another banner one, and it lets others go first for
   *   half a second
   */
  constructor(most: number) {
    this.#most = most;
  }

  /** Does the work when its turn has come. @throws when too many are waiting, or what the work throws */
  async run<T>(cause: Cause, work: () => Promise<T>): Promise<T> {
    if (this.#waiting[cause].length >= mostWaiting) throw new Error('Too many pages are waiting to be rendered');
    await new Promise<void>((start) => {
      this.#waiting[cause].push({ start, since: performance.now() });
      this.#startNext();
    });
    try {
      return await work();
    } finally {
      this.#running[cause] -= 1;
      this.#startNext();
    }
  }

  #startNext(): void {
    while (this.#running.itself + this.#running.surroundings < this.#most) {
      const cause = this.#next();
      const next = cause && this.#waiting[cause].shift();
      if (!next) return;
      this.#running[cause] += 1;
      next.start();
    }
  }

  #next(): Cause | null {
    const [oldest] = this.#waiting.surroundings;
    const mayGo = oldest !== undefined && this.#running.surroundings === 0;
    if (mayGo && performance.now() - oldest.since > waitsForOthers) return 'surroundings';
    if (this.#waiting.itself.length > 0) return 'itself';
    return mayGo && this.#running.itself === 0 ? 'surroundings' : null;
  }
}
