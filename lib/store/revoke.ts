import type { Connection } from './connection.ts';
import { databaseNow } from './timestamps.ts';

/** Ends a token or a preview at once. @returns whether there was one to end */
export function revoke(connection: Connection, name: 'token' | 'preview', id: string): Promise<boolean> {
  // The two tables have these columns alike; Kysely wants to be told one of them.
  const table = name as 'token';
  return connection.write(async (tx) => {
    const { numUpdatedRows } = await tx.db
      .updateTable(table)
      .set({ revoked_at: await databaseNow(tx) })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  });
}
