import { LRUCache } from 'lru-cache';

/** What a piece of work costs, in tokens. A page from memory and a file cost nothing. */
export const costs = { render: 1, search: 5, form: 100 } as const;

interface Bucket {
  tokens: number;
  filledAt: number;
}

export interface RateLimit {
  /** Takes tokens for an address. @returns 0, or the seconds after which there are enough. */
  take(address: string, cost: number): number;
}

/**
 * A token bucket for each address: `burst` tokens at first, `perSecond` come in.
 *
 * @param now milliseconds, from any fixed moment on
 */
export function rateLimit(options: { perSecond: number; burst: number; now?: () => number }): RateLimit {
  const { perSecond, burst, now = () => performance.now() } = options;
  // Whoever is pushed out of it starts with a full bucket again.
  const buckets = new LRUCache<string, Bucket>({ max: 50_000 });
  return {
    take(address, cost) {
      const at = now();
      const bucket = buckets.get(address) ?? { tokens: burst, filledAt: at };
      const tokens = Math.min(burst, bucket.tokens + ((at - bucket.filledAt) / 1000) * perSecond);
      const enough = tokens >= cost;
      buckets.set(address, { tokens: enough ? tokens - cost : tokens, filledAt: at });
      return enough ? 0 : Math.ceil((cost - tokens) / perSecond);
    },
  };
}
