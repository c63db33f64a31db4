import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';
import { keyText } from './column-types.ts';

/** Which share images are there. */
export function shareImages(dialect: Dialect): Migration {
  const key = keyText(dialect);
  return {
    async up(db: Kysely<unknown>) {
      await sql`create table share_image (url ${key} primary key, subject ${key} not null, remove_at ${key})`.execute(
        db,
      );
      await db.schema.createIndex('share_image_of').on('share_image').column('subject').execute();
      await sql`create index share_image_gone on share_image (remove_at) where remove_at is not null`.execute(db);
    },
  };
}
