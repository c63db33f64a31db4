import { oldAddress } from '#lib/news/old-address.ts';

/** The address of this site that a target names, in its one form and without fragment; null where it is elsewhere. */
export function addressIn(target: string): string | null {
  return target.startsWith('/') ? oldAddress(target.replace(/#.*/s, '')) : null;
}

/**
 * Follows a redirect to where its readers end.
 *
 * @param targets by address; both in their one form
 * @returns the last target and the addresses on the way; or the circle in which it leads, its first address twice
 */
export function endOf(
  from: string,
  targets: ReadonlyMap<string, string>,
): { target: string; hops: number } | { circle: string[] } {
  const passed = [from];
  for (let target = targets.get(from) ?? from; ;) {
    const address = addressIn(target);
    if (address === null) return { target, hops: passed.length };
    if (passed.includes(address)) return { circle: [...passed.slice(passed.indexOf(address)), address] };
    const next = targets.get(address);
    if (next === undefined) return { target, hops: passed.length };
    passed.push(address);
    target = next;
  }
}
