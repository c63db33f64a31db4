/** Why a page is rendered: for its own sake, or for what surrounds every page, such as the banner of a breaking story. */
export type Cause = 'itself' | 'surroundings';

/** Beyond so many, who comes is told to come again: they would wait longer than they do. */
const mostWaiting = 2000;

/**
 * Bounds how many pages Next renders at once, and lets those go first that changed themselves. A banner changes every
 * page of a site: without this, the story it is about would wait behind all of them, and Next could not even say that
 * it is alive.
 */
export class RenderQueue {
  readonly #most: Record<Cause, number>;
  readonly #waiting: Record<Cause, (() => void)[]> = { itself: [], surroundings: [] };
  #running = 0;

  /**
   * @param most how many may run at once; one that only carries another banner starts only when nothing else runs, since
   *   what comes then has to wait for it
   */
  constructor(most: number) {
    this.#most = { itself: most, surroundings: 1 };
  }

  /** Does the work when its turn has come. @throws when too many are waiting, or what the work throws */
  async run<T>(cause: Cause, work: () => Promise<T>): Promise<T> {
    if (this.#waiting[cause].length >= mostWaiting) throw new Error('Too many pages are waiting to be rendered');
    await new Promise<void>((start) => {
      this.#waiting[cause].push(start);
      this.#startNext();
    });
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#startNext();
    }
  }

  #startNext(): void {
    for (const cause of ['itself', 'surroundings'] as const) {
      while (this.#running < this.#most[cause]) {
        const start = this.#waiting[cause].shift();
        if (!start) break;
        this.#running += 1;
        start();
      }
    }
  }
}
