import type { Store } from '#lib/store/store.ts';
import { until } from './until.ts';

/** Waits until the press of a site has seen all that is in the store's change log now. */
export async function noticed(site: { url: string }, store: Store): Promise<void> {
  const newest = await store.changes.newest();
  const seen = async () => {
    const report = (await (await fetch(`${site.url}/readyz`)).json()) as { seen: number };
    return report.seen >= newest;
  };
  await until(seen, 60, `Change ${newest} at ${site.url}`);
}
