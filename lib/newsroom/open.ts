import { readEnv } from '#lib/config/env.ts';
import { openStore } from '#lib/store/open-store.ts';
import { readersPatience } from '#lib/store/query-timeout.ts';
import type { Store } from '#lib/store/store.ts';

/** One store per process, also when a bundler loads this module more than once. */
const shared = globalThis as { broadsheetStore?: Promise<Store> };

/** The store that readers' pages read. A failed opening is tried again by the next reader. */
export function readersStore(): Promise<Store> {
  shared.broadsheetStore ??= openStore(readEnv().databaseUrl, {}, readersPatience).catch((error: unknown) => {
    delete shared.broadsheetStore;
    throw error;
  });
  return shared.broadsheetStore;
}
