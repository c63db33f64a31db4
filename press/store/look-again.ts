import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Store } from '#lib/store/store.ts';

/** Milliseconds between two looks. */
const lookEvery = 250;

export interface Look {
  /** The store while it can be had, else null: then there is nothing to look at. */
  store: () => Store | null;
  log: Logger;
  /** What the log says when a look fails; the next one comes all the same. */
  trouble: string;
  look: (store: Store) => Promise<void>;
}

/** Looks at the store again and again, one look after the other, until it is aborted. Resolves when the last look is over. */
export async function lookAgain({ store, log, trouble, look }: Look, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const open = store();
      if (open) await look(open);
    } catch (error) {
      log.error(error, trouble);
    }
    await sleep(lookEvery, undefined, { signal }).catch(() => {});
  }
}
