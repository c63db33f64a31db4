import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';
import { keyText } from './column-types.ts';

/** Who uses which picture, so that one that nothing public uses is neither served nor kept for ever; and who has not confirmed. */
export function pictureUses(dialect: Dialect): Migration {
  const key = keyText(dialect);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('picture_use')
        .addColumn('used_by', key, (column) => column.notNull())
        .addColumn('part', key, (column) => column.notNull())
        .addColumn('base', key, (column) => column.notNull())
        .addColumn('is_public', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('picture_use_key', ['used_by', 'part', 'base'])
        .execute();
      await db.schema.createIndex('picture_use_of').on('picture_use').columns(['base', 'is_public']).execute();

      for (const column of ['placement', 'kept', 'unused_since']) {
        await sql`alter table media add column ${sql.ref(column)} ${key}`.execute(db);
      }
      await sql`create index media_unused on media (unused_since) where unused_since is not null`.execute(db);
      await sql`create index media_kept on media (kept, base) where kept is not null`.execute(db);

      await sql`create index subscriber_pending on subscriber (requested_at) where status = 'pending'`.execute(db);

      // What is there already is noted by and by: `lib/store/backfills.ts`.
      await sql`insert into backfill (name) select 'pictures' where exists (select 1 from media)`.execute(db);
    },
  };
}
