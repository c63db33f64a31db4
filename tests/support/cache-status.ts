/** What the cache nearest to us says of an answer (RFC 9211: each cache appends itself), without its name: "hit". */
export function cacheStatus(headers: Headers | Record<string, string>): string {
  const all = (headers instanceof Headers ? headers.get('cache-status') : headers['cache-status']) ?? '';
  return all.split(',').at(-1)!.split(';').slice(1).join(';').trim();
}
