import type { Connection } from './connection.ts';
import { databaseNow, secondsAfter } from './timestamps.ts';

/** Removes what nobody needs any more and what would otherwise grow for ever. (The outbox is tidied by its worker.) */
export interface Housekeeping {
  /** @returns how many rows went */
  tidy(): Promise<number>;
}

const day = 24 * 60 * 60;
/** Seconds for which it is still of use to see that a preview was there. */
const previewsKept = 30 * day;
/** Seconds after which no time stamp lets a signed request in again, by far. */
const signaturesKept = day;

export function housekeeping(connection: Connection): Housekeeping {
  return {
    async tidy() {
      const now = await databaseNow(connection);
      const before = (seconds: number) => secondsAfter(now, -seconds);
      return connection.write(async ({ db }) => {
        const gone = [
          await db.deleteFrom('preview').where('expires_at', '<', before(previewsKept)).executeTakeFirst(),
          await db.deleteFrom('signed_request').where('at', '<', before(signaturesKept)).executeTakeFirst(),
        ];
        return gone.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0);
      });
    },
  };
}
