import { shareImagePayload } from '#lib/store/share-image-job.ts';
import type { Store } from '#lib/store/store.ts';
import type { ShareImageMaker } from '#lib/share-images/share-image-maker.ts';
import type { Carrier } from '../store/outbox-worker.ts';

/** Does the jobs `share-images`: those that are due together are looked at together. */
export function shareImageCarrier(maker: ShareImageMaker, openStore: () => Store | null): Carrier {
  return async (jobs, ending) => {
    const store = openStore();
    if (!store) return jobs.map((job) => ({ job, failure: { error: 'The store cannot be read' } }));
    const changed = jobs.flatMap(({ payload }) => shareImagePayload.safeParse(payload).data?.tags ?? []);
    const { failures } = await maker.makeChanged(store, [...new Set(changed)], { ending });
    const failure = failures.length === 0 ? null : { error: failures.slice(0, 3).join('; ') };
    return jobs.map((job) => ({ job, failure }));
  };
}
