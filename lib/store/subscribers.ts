import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Connection } from './connection.ts';
import { databaseNow, secondsAfter } from './timestamps.ts';

/** Days in which a subscription has to be confirmed; anybody may have asked for it, with anybody's address. */
const pendingDays = 7;
/** Forgotten with one write; the rest is forgotten with the next. */
const mostAtOnce = 500;
/** A literal, for the index `where status = 'pending'`. */
const pending = sql.lit('pending' as const);

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
  /** Forgets who asked and did not confirm in time. @returns how many */
  expire(): Promise<number>;
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

    async expire() {
      const before = secondsAfter(await databaseNow(connection), -pendingDays * 86_400);
      // Mostly there is none, and a look keeps nobody from writing.
      const expired = await connection.db
        .selectFrom('subscriber')
        .select('id')
        .where('status', '=', pending)
        .where('requested_at', '<', before)
        .limit(mostAtOnce)
        .execute();
      if (expired.length === 0) return 0;
      await connection.write((tx) =>
        tx.db
          .deleteFrom('subscriber')
          .where('status', '=', 'pending')
          .where('requested_at', '<', before)
          .where(
            'id',
            'in',
            expired.map(({ id }) => id),
          )
          .execute(),
      );
      return expired.length;
    },
  };
}
