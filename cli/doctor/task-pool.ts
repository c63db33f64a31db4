/** Does many small things, some at the same time. Things may add others. */
export class TaskPool {
  done = 0;
  readonly #most: number;
  readonly #waiting: (() => Promise<void>)[] = [];
  #active = 0;
  #failure: { error: unknown } | null = null;
  /** Who waits for room, or for the end. */
  #wakers: (() => void)[] = [];

  /** @param most things at the same time */
  constructor(most: number) {
    this.#most = most;
  }

  get total(): number {
    return this.done + this.#active + this.#waiting.length;
  }

  add(task: () => Promise<void>): void {
    this.#waiting.push(task);
    this.#next();
  }

  /** Resolves when fewer than so many things wait. */
  async room(fewer: number): Promise<void> {
    while (this.#waiting.length >= fewer && !this.#failure) await this.#change();
  }

  /** Resolves when all is done. Rejects with the first failure. */
  async end(): Promise<void> {
    while ((this.#active > 0 || this.#waiting.length > 0) && !this.#failure) await this.#change();
    if (this.#failure) throw this.#failure.error;
  }

  #next(): void {
    while (this.#active < this.#most && !this.#failure) {
      // The newest first: what a page needs is asked before the next page, so that little waits.
      const task = this.#waiting.pop();
      if (!task) return;
      this.#active += 1;
      void task()
        .catch((error: unknown) => {
          this.#failure ??= { error };
        })
        .finally(() => {
          this.#active -= 1;
          this.done += 1;
          this.#next();
          for (const wake of this.#wakers.splice(0)) wake();
        });
    }
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#wakers.push(resolve));
  }
}
