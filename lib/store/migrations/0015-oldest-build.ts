import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';
import { keyText } from './column-types.ts';

/** One row: the oldest build that may use the store, see `lib/store/oldest-build.ts`. */
export function oldestBuild(dialect: Dialect): Migration {
  return {
    async up(db: Kysely<{ oldest_build: { migration: string } }>) {
      await db.schema
        .createTable('oldest_build')
        .addColumn('migration', keyText(dialect), (column) => column.primaryKey().notNull())
        .execute();
      await db.insertInto('oldest_build').values({ migration: '' }).execute();
    },
  };
}
