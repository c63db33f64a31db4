import { AsyncLocalStorage } from 'node:async_hooks';

/** What the answer to one request depends on, noted while it is made. */
export interface Carried {
  tags: Set<string>;
  /** The oldest "newest change" that one of its reads had seen; null while nothing was read. */
  asOf: number | null;
  /** Whether something could not be had in time: the answer is a 503 (RFC 9110, section 15.6.4). */
  unavailable?: boolean;
}

/** One for the process, also when a bundler loads this module more than once. */
const shared = globalThis as { broadsheetCarried?: AsyncLocalStorage<Carried> };

/** The request that is being answered; begun in `instrumentation-node.ts`. */
export const carriedByRequest = (shared.broadsheetCarried ??= new AsyncLocalStorage<Carried>());

/** Notes that the answer to this request depends on these tags as they were after that change. */
export function noteCarried(tags: readonly string[], asOf: number): void {
  const carried = carriedByRequest.getStore();
  if (!carried) return;
  tags.forEach((tag) => carried.tags.add(tag));
  carried.asOf = carried.asOf === null ? asOf : Math.min(carried.asOf, asOf);
}

/** Notes that the answer to this request lacks what was asked for. */
export function noteUnavailable(): void {
  const carried = carriedByRequest.getStore();
  if (carried) carried.unavailable = true;
}
