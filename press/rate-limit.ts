import { LRUCache } from 'lru-cache';

/**
 * What a piece of work costs, in tokens. A page from memory and a file cost nothing. Whoever sends a secret leaves a
 * deposit, and gets it back when the secret was right: so a script may publish 200 stories in a row, but guess only
 * five times a second.
 */
export const costs = { render: 1, search: 5, form: 100, secret: 1, deposit: 19 } as const;

interface Bucket {
  tokens: number;
  filledAt: number;
}

export interface RateLimit {
  /** Takes tokens for an address. @returns 0, or the seconds after which there are enough. */
  take(address: string, cost: number): number;
  /** Gives back what was taken too much. */
  giveBack(address: string, tokens: number): void;
}

/**
 * A token bucket for each address: as many tokens at first as come in within `burstSeconds`.
 *
 * @param perSecond how many come in; asked each time, since it may follow what is possible
 * @param now milliseconds, from any fixed moment on
 */
export function rateLimit(options: { perSecond: () => number; burstSeconds: number; now?: () => number }): RateLimit {
  const { burstSeconds, now = () => performance.now() } = options;
  // Whoever is pushed out of it starts with a full bucket again.
  const buckets = new LRUCache<string, Bucket>({ max: 50_000 });
  return {
    take(address, cost) {
      const at = now();
      const perSecond = options.perSecond();
      const burst = perSecond * burstSeconds;
      const bucket = buckets.get(address) ?? { tokens: burst, filledAt: at };
      const tokens = Math.min(burst, bucket.tokens + ((at - bucket.filledAt) / 1000) * perSecond);
      const enough = tokens >= cost;
      buckets.set(address, { tokens: enough ? tokens - cost : tokens, filledAt: at });
      return enough ? 0 : Math.ceil((cost - tokens) / perSecond);
    },
    giveBack(address, tokens) {
      const bucket = buckets.get(address);
      if (bucket) bucket.tokens = Math.min(options.perSecond() * burstSeconds, bucket.tokens + tokens);
    },
  };
}
