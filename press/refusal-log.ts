import type { Logger } from 'pino';
import type { Refusal } from './metrics.ts';

/** Milliseconds between two lines of one kind: who is refused a thousand times a second shall not fill the disk. */
const lineEvery = 1000;

const sentences: Readonly<Record<Refusal, string>> = {
  connections: 'An address has too many connections; more are closed at once',
  pipelining: 'Too many requests were sent ahead on one connection; it is closed',
  rate: 'An address asks for more work than its share',
  renders: 'Too many renders wait; more are refused',
  searches: 'Too many searches wait; more are refused',
  'slow search': 'A search took too long and was given up',
  stuck: 'A request was not answered in time',
  'slow reader': 'A reader takes nothing of an answer; the connection is closed',
};

/** Counts what the press refuses, and says so in the log: a line each, at most one a second of each kind. */
export class RefusalLog {
  readonly #log: Logger;
  readonly #count: (refusal: Refusal) => void;
  readonly #kinds = new Map<Refusal, { saidAt: number; unsaid: number }>();

  /** @param count counts one for `/metrics` */
  constructor(log: Logger, count: (refusal: Refusal) => void) {
    this.#log = log;
    this.#count = count;
  }

  /** @param details what an operator wants to know: whose, where */
  note(refusal: Refusal, details: Readonly<Record<string, unknown>>): void {
    this.#count(refusal);
    const now = performance.now();
    const { saidAt, unsaid } = this.#kinds.get(refusal) ?? { saidAt: -Infinity, unsaid: 0 };
    if (now - saidAt < lineEvery) {
      this.#kinds.set(refusal, { saidAt, unsaid: unsaid + 1 });
      return;
    }
    this.#kinds.set(refusal, { saidAt: now, unsaid: 0 });
    this.#log.warn({ refusal, ...details, ...(unsaid > 0 ? { alsoSince: unsaid } : {}) }, sentences[refusal]);
  }
}
