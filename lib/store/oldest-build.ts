import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/**
 * A build is known by the newest migration it knows, and the store says which one a build must know at least. A newer
 * build may still add tables and columns beside an older one that goes on; what an older one would get wrong, it may no
 * longer touch.
 */
export class BuildTooOld extends Error {
  override readonly name = 'BuildTooOld';
  constructor(needed: string, known: string) {
    super(
      `This build is too old for the store: it knows the tables up to ${known}, and the store asks for ${needed} at least. ` +
        'Nothing was written. Start the newer build, or put back a backup from before the upgrade.',
    );
  }
}

/** @throws BuildTooOld when a build that knows the tables up to `newest` may not use the store */
export async function checkBuild(db: Kysely<Database>, newest: string): Promise<void> {
  const row = await db.selectFrom('oldest_build').select('migration').executeTakeFirst();
  if (row && row.migration > newest) throw new BuildTooOld(row.migration, newest);
}

/** Lets no build use the store that does not know this migration; never goes back. */
export async function raiseOldestBuild(db: Kysely<Database>, migration: string): Promise<void> {
  await db.updateTable('oldest_build').set({ migration }).where('migration', '<', migration).execute();
}
