import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Which store this is: what was printed from another one is not ours, though the numbers of its changes look alike. */
export const identity = (): Migration => ({
  async up(db: Kysely<{ identity: { id: string } }>) {
    await db.schema
      .createTable('identity')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .execute();
    await db.insertInto('identity').values({ id: randomUUID() }).execute();
  },
});
