import { sql } from 'kysely';
import type { Connection } from './connection.ts';

/** Somebody who asked for a newsletter. */
export interface Subscriber {
  email: string;
  /** The name of the newsletter. */
  list: string;
  status: 'pending' | 'confirmed' | 'left';
  /** What the reader agreed to, word by word. */
  consentText: string;
  requestedAt: string;
}

/** Readers who asked for a newsletter. Sign-up is closed; who asked while it was open is kept until there is one. */
export interface Subscribers {
  /** All of them, by address, in batches. */
  each(batch?: number): AsyncIterable<Subscriber[]>;
}

export function subscribers({ db }: Connection): Subscribers {
  return {
    async *each(batch = 1000) {
      for (let last: Subscriber | undefined; ;) {
        let query = db
          .selectFrom('subscriber')
          .select(['email', 'list', 'status', 'consent_text as consentText', 'requested_at as requestedAt'])
          .orderBy('email')
          .orderBy('list')
          .limit(batch);
        if (last) query = query.where(sql<boolean>`(email, list) > (${last.email}, ${last.list})`);
        const found = await query.execute();
        if (found.length > 0) yield found;
        last = found.at(-1);
        if (found.length < batch) return;
      }
    },
  };
}
