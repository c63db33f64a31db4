import { randomUUID } from 'node:crypto';
import type { Connection } from './connection.ts';
import { databaseNow } from './timestamps.ts';

export interface SubscriptionRequest {
  email: string;
  list: string;
  /** What the reader agreed to, word by word. */
  consentText: string;
}

/** Readers who asked for a newsletter. */
export interface Subscribers {
  /**
   * Notes that somebody asked. Asking again changes nothing; who had left is asked to confirm anew. The answer is for
   * the newsroom alone: a page says the same in every case, or it would tell who subscribes.
   */
  request(request: SubscriptionRequest): Promise<'pending' | 'confirmed'>;
}

export function subscribers(connection: Connection): Subscribers {
  return {
    async request({ email, list, consentText }) {
      const address = email.trim().toLowerCase();
      return connection.write(async (tx) => {
        const requested_at = await databaseNow(tx);
        const asked = { status: 'pending', consent_text: consentText, requested_at } as const;
        const unanswered = { confirmed_at: null, left_at: null };
        await tx.db
          .insertInto('subscriber')
          .values({ id: randomUUID(), email: address, list, ...asked, ...unanswered })
          .onConflict((conflict) =>
            conflict
              .columns(['email', 'list'])
              .doUpdateSet({ ...asked, ...unanswered })
              .where('subscriber.status', '=', 'left'),
          )
          .execute();
        const { status } = await tx.db
          .selectFrom('subscriber')
          .select('status')
          .where('email', '=', address)
          .where('list', '=', list)
          .executeTakeFirstOrThrow();
        return status === 'confirmed' ? 'confirmed' : 'pending';
      });
    },
  };
}
