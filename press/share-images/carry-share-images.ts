import {
  allShareImagesKind,
  allShareImagesPayload,
  shareImageKind,
  shareImagePayload,
} from '#lib/store/share-image-job.ts';
import type { Store } from '#lib/store/store.ts';
import type { Made, ShareImageMaker } from '#lib/share-images/share-image-maker.ts';
import type { Carrier } from '../store/outbox-worker.ts';

/** Failures of one step that are no fault of a single picture's. */
const manyFailures = 3;

/** Who draws share images, by kind of job. */
export function shareImageCarriers(maker: ShareImageMaker, openStore: () => Store | null): Record<string, Carrier> {
  return {
    [shareImageKind]: withStore(openStore, (...work) => drawChanged(maker, ...work)),
    [allShareImagesKind]: withStore(openStore, (...work) => drawNext(maker, ...work)),
  };
}

type Work = (store: Store, payloads: unknown[], ending: AbortSignal) => Promise<Made>;

/** Jobs that are due together are looked at together. */
function withStore(openStore: () => Store | null, work: Work): Carrier {
  return async (jobs, ending) => {
    const store = openStore();
    if (!store) return jobs.map((job) => ({ job, failure: { error: 'The store cannot be read' } }));
    const payloads = jobs.map(({ payload }) => payload);
    const { failures } = await work(store, payloads, ending);
    const failure = failures.length === 0 ? null : { error: failures.slice(0, 3).join('; ') };
    return jobs.map((job) => ({ job, failure }));
  };
}

async function drawChanged(maker: ShareImageMaker, ...[store, payloads, ending]: Parameters<Work>): Promise<Made> {
  const changed = payloads.flatMap((payload) => shareImagePayload.safeParse(payload).data?.tags ?? []);
  return maker.makeChanged(store, [...new Set(changed)], { ending });
}

/** One step through everything, and a job for the next: what is published meanwhile has its own job, and does not wait. */
async function drawNext(maker: ShareImageMaker, ...[store, payloads, ending]: Parameters<Work>): Promise<Made> {
  const all: Made = { made: 0, failures: [] };
  for (const payload of payloads) {
    const { behind } = allShareImagesPayload.parse(payload);
    const { made, failures, last } = await maker.makeNext(store, behind, ending);
    // What an ending press has not drawn is for the next one.
    if (ending.aborted) return { made: all.made + made, failures: [...all.failures, ...failures] };
    // Where none can be drawn the machine is at fault, a full disk perhaps: this step is tried again later.
    if (made === 0 && failures.length >= manyFailures) return { made: all.made, failures };
    all.made += made;
    // A picture that cannot be drawn does not hold up those behind it: its page goes without.
    if (last) await store.outbox.enqueue(allShareImagesKind, { behind: last });
  }
  return all;
}
