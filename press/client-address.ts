import { isIP, isIPv6 } from 'node:net';

/**
 * The address a request came from, for rate limits.
 *
 * @param forwarded the header `X-Forwarded-For`; each proxy appends whom it heard from
 * @param trustedProxies how many proxies of ours stand before the press; what stands further left may be made up
 */
export function clientAddress(remote: string, forwarded: string | undefined, trustedProxies: number): string {
  const hops = [...(forwarded ?? '').split(',').map((hop) => hop.trim()), remote].filter(Boolean);
  const hop = hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? remote;
  // Some proxies add the port.
  const client = /^(?:\[(.+)\]|([\d.]+))(?::\d+)?$/.exec(hop)?.slice(1).find(Boolean) ?? hop;
  // What is no address was made up, or is a name: then whoever sent it.
  return networkOf(isIP(client) === 0 ? remote : client);
}

/** An address in its one form; of IPv6 its network, since a household has a whole /64 to itself and counts as one. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0');
  const network = [...groups, ...zeros, ...rest].slice(0, 4).map((group) => parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
