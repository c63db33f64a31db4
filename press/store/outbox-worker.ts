import type { Logger } from 'pino';
import type { Failure, OutboxJob } from '#lib/store/outbox.ts';
import type { Store } from '#lib/store/store.ts';
import { patience, pauseAfter } from './back-off.ts';
import { lookAgain } from './look-again.ts';

/** Milliseconds between two counts of jobs. */
const countEvery = 5000;
const tidyEvery = 60 * 60 * 1000;
/** Days for which one can see what was done. */
const keptDays = 7;
/** Jobs of a kind that are taken at once; and how often that, before what was taken is done. */
const batchSize = 100;
const batchesAtOnce = 8;

/** What became of a job; a failure says why, what the other side asked for, and what is left to be done. */
export interface Delivery {
  job: OutboxJob;
  failure: { error: string; waitSeconds?: number | null; payload?: unknown } | null;
}

/** Does the jobs of one kind. Those that are due together may be done as one; each is answered for. */
export type Carrier = (jobs: readonly OutboxJob[], ending: AbortSignal) => Promise<Delivery[]>;

export interface OutboxWorkerOptions {
  /** The store while it can be had, else null. */
  store: () => Store | null;
  /** By kind of job; other kinds are left for whoever can do them. */
  carriers: Readonly<Record<string, Carrier>>;
  log: Logger;
  /** Seconds until a job that failed is tried again; see `back-off.ts`. */
  pauseAfter?: typeof pauseAfter;
  onDelivery?: (kind: string, result: 'done' | 'failed' | 'given up') => void;
}

/**
 * Does what is in the outbox, at least once, beside everything else: a publish has ended when its jobs are written. Any
 * number of workers share the jobs, also in other processes; what a killed one had taken comes again after its lease.
 */
export class OutboxWorker {
  readonly #options: OutboxWorkerOptions;
  readonly #stopping = new AbortController();
  readonly #batches = new Map<string, Set<Promise<void>>>();
  readonly #life: Promise<void>;
  #countedAt = -Infinity;
  #tidiedAt = -Infinity;
  /** Jobs that wait and jobs that were given up, as of some seconds ago. */
  counts = { waiting: 0, failed: 0 };

  constructor(options: OutboxWorkerOptions) {
    this.#options = options;
    const look = (store: Store) => this.#look(store);
    this.#life = lookAgain({ ...options, look, trouble: 'The outbox could not be read' }, this.#stopping.signal);
  }

  /** Takes nothing new, and ends when what is being sent has been answered or has timed out. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#life;
    await Promise.all([...this.#batches.values()].flatMap((batches) => [...batches]));
  }

  async #look(store: Store): Promise<void> {
    for (const kind of Object.keys(this.#options.carriers)) await this.#take(store, kind);
    await this.#keepHouse(store);
  }

  /** Takes what is due and does not wait until it is done: a cache that hangs holds up nobody else's jobs. */
  async #take(store: Store, kind: string): Promise<void> {
    const running = this.#batches.get(kind) ?? new Set();
    this.#batches.set(kind, running);
    if (running.size >= batchesAtOnce) return;
    const jobs = await store.outbox.due(batchSize, [kind]);
    if (jobs.length === 0) return;
    const batch = this.#carry(store, kind, jobs)
      // They come again after their lease.
      .catch((error: unknown) => this.#options.log.error(error, 'What became of jobs could not be written down'))
      .finally(() => running.delete(batch));
    running.add(batch);
  }

  async #carry(store: Store, kind: string, jobs: readonly OutboxJob[]): Promise<void> {
    const deliveries = await this.#options.carriers[kind]!(jobs, this.#stopping.signal).catch((error: unknown) =>
      jobs.map((job): Delivery => ({ job, failure: { error: String(error) } })),
    );
    const now = Date.parse(await store.now());
    const failures = deliveries.map(({ job, failure }) => ({
      job,
      failure: failure && judge(job, failure, now, this.#options.pauseAfter ?? pauseAfter),
    }));
    await store.transaction(async (tx) => {
      for (const { job, failure } of failures) {
        await (failure ? tx.outbox.failed(job.id, failure) : tx.outbox.done(job.id));
      }
    });
    this.#report(kind, failures);
  }

  #report(kind: string, ends: readonly { job: OutboxJob; failure: Failure | null }[]): void {
    const { log, onDelivery } = this.#options;
    // What was done as one fails as one: one line says it for all.
    const reasons = new Map<string, OutboxJob[]>();
    for (const { job, failure } of ends) {
      const givenUp = failure?.retryIn === null;
      onDelivery?.(kind, failure ? (givenUp ? 'given up' : 'failed') : 'done');
      if (givenUp) log.error({ kind, job: job.id, reason: failure.error }, 'A job of the outbox is given up');
      else if (failure) reasons.set(failure.error, [...(reasons.get(failure.error) ?? []), job]);
    }
    for (const [reason, jobs] of reasons) {
      log.warn({ kind, jobs: jobs.map(({ id }) => id), reason }, 'Jobs of the outbox failed and are tried again');
    }
  }

  async #keepHouse(store: Store): Promise<void> {
    const now = performance.now();
    if (now - this.#countedAt >= countEvery) {
      this.counts = await store.outbox.count();
      this.#countedAt = now;
    }
    if (now - this.#tidiedAt >= tidyEvery) {
      await store.outbox.tidy(keptDays);
      this.#tidiedAt = now;
    }
  }
}

/** When it is tried again, if it still is. */
function judge(
  job: OutboxJob,
  failure: NonNullable<Delivery['failure']>,
  now: number,
  pause: typeof pauseAfter,
): Failure {
  const { error, waitSeconds = null, payload } = failure;
  const age = (now - Date.parse(job.createdAt)) / 1000;
  const retryIn = age > patience ? null : pause(job.attempts, waitSeconds, Math.random());
  return { error, payload, retryIn };
}
