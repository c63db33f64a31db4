import { isIPv6 } from 'node:net';

/**
 * The address a request came from, for rate limits.
 *
 * @param forwarded the header `X-Forwarded-For`; each proxy appends whom it heard from
 * @param trustedProxies how many proxies of ours stand before the press; what stands further left may be made up
 */
export function clientAddress(remote: string, forwarded: string | undefined, trustedProxies: number): string {
  const hops = [...(forwarded ?? '').split(',').map((hop) => hop.trim()), remote].filter(Boolean);
  const client = hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? remote;
  return network(client.replace(/^::ffff:/i, ''));
}

/** A household has a whole /64 of IPv6 to itself: all of it counts as one address. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0');
  return `${[...groups, ...zeros, ...rest].slice(0, 4).join(':')}::/64`;
}
