import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { PageType } from '#lib/news/addresses.ts';
import type { Outcome } from './page/remembered-page.ts';

/** How a request that was not answered with a page of ours ended. */
export type Ending = Outcome | 'file' | 'passed' | 'previewed' | 'withdrawn' | 'refused' | 'limited' | 'failed';

export type Answered = PageType | 'file' | 'api' | 'none';

/** Why the press refused to go on. */
export type Refusal =
  'connections' | 'pipelining' | 'rate' | 'renders' | 'searches' | 'slow search' | 'stuck' | 'slow reader';

/** What `/metrics` says, in the format of Prometheus. */
export class Metrics {
  readonly registry = new Registry();
  /** Plain numbers: a counter of the library costs more than a page from memory. */
  readonly #requests = new Map<Answered, Partial<Record<Ending, number>>>();
  readonly renders = new Histogram({
    name: 'broadsheet_render_seconds',
    help: 'Time that Next took for a page, and its printing; without the wait for its turn',
    labelNames: ['type', 'result'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers: [this.registry],
  });
  readonly renderWaits = new Histogram({
    name: 'broadsheet_render_wait_seconds',
    help: 'Time that a render waited for its turn, and for Next to start',
    labelNames: ['type'] as const,
    buckets: [0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [this.registry],
  });
  readonly refusals = new Counter({
    name: 'broadsheet_refusals_total',
    help: 'What the press refused, by why: too many connections, requests sent ahead, too much work, too many renders or searches waiting; a search that took too long; not answered in time; a reader who took nothing',
    labelNames: ['reason'] as const,
    registers: [this.registry],
  });
  readonly composed = new Counter({
    name: 'broadsheet_pages_composed_total',
    help: 'How often a page was put together with the banner and compressed; Next rendered nothing for it',
    registers: [this.registry],
  });
  readonly untouched = new Counter({
    name: 'broadsheet_pages_untouched_total',
    help: 'Pages of an unexpected shape, which went out with the scripts that Next put there',
    registers: [this.registry],
  });

  readonly deliveries = new Counter({
    name: 'broadsheet_outbox_deliveries_total',
    help: 'Jobs of the outbox that this press tried, by how that ended: done, failed (and tried again), given up',
    labelNames: ['kind', 'result'] as const,
    registers: [this.registry],
  });

  constructor(sources: {
    memory: () => { pages: number; bytes: number };
    nextRestarts: () => number;
    liveStreams: () => number;
    outbox: () => { waiting: number; failed: number };
  }) {
    const { registry } = this;
    const requests = this.#requests;
    collectDefaultMetrics({ register: registry });
    new Counter({
      name: 'broadsheet_requests_total',
      help: 'Requests by type of page and how they were answered',
      labelNames: ['type', 'outcome'] as const,
      registers: [registry],
      collect() {
        this.reset();
        for (const [type, endings] of requests) {
          for (const [outcome, count] of Object.entries(endings)) this.inc({ type, outcome }, count);
        }
      },
    });
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read());
        },
      });
    gauge('broadsheet_page_memory_bytes', 'Bytes of finished pages in memory', () => sources.memory().bytes);
    gauge('broadsheet_page_memory_pages', 'Finished pages in memory', () => sources.memory().pages);
    gauge('broadsheet_next_restarts', 'How often Next was started again', sources.nextRestarts);
    gauge('broadsheet_live_streams', 'Open pages of live coverage that hear of updates at once', sources.liveStreams);
    gauge('broadsheet_outbox_waiting', 'Jobs of the outbox that are still to be done', () => sources.outbox().waiting);
    gauge('broadsheet_outbox_failed', 'Jobs of the outbox that were given up', () => sources.outbox().failed);
    gauge('broadsheet_stale_served', 'Last good copies served since Next or the store failed', () =>
      [...requests.values()].reduce((sum, { stale = 0 }) => sum + stale, 0),
    );
  }

  count(type: Answered, ending: Ending): void {
    let endings = this.#requests.get(type);
    if (!endings) this.#requests.set(type, (endings = {}));
    endings[ending] = (endings[ending] ?? 0) + 1;
  }
}
