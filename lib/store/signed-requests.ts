import { lockChanges } from './change-log.ts';
import type { Connection } from './connection.ts';
import { databaseNow, secondsAfter } from './timestamps.ts';

/** Signed requests that were taken, for as long as their time stamp would let them in again. */
export interface SignedRequests {
  /** @returns false when this signature was taken before; part of the caller's transaction */
  take(signature: string, keepSeconds: number): Promise<boolean>;
}

export function signedRequests(connection: Connection): SignedRequests {
  return {
    take: (signature, keepSeconds) =>
      connection.write(async (tx) => {
        // The command that follows records changes: who will do that locks them before touching a row.
        await lockChanges(tx);
        const at = await databaseNow(tx);
        await tx.db.deleteFrom('signed_request').where('at', '<', secondsAfter(at, -keepSeconds)).execute();
        const { numInsertedOrUpdatedRows } = await tx.db
          .insertInto('signed_request')
          .values({ signature, at })
          .onConflict((conflict) => conflict.column('signature').doNothing())
          .executeTakeFirst();
        return (numInsertedOrUpdatedRows ?? 0n) > 0n;
      }),
  };
}
