import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Connection } from './connection.ts';
import type { Database } from './schema.ts';

/** How many published articles a list has; the database counts with every write (`migrations/0014-tallies.ts`). */
export async function tallyOf(db: Kysely<Database>, list: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select cast(coalesce(sum(count), 0) as integer) as count from (
    select count from tally where list = ${list} union all select change from tally_change where list = ${list}
  ) as counted`.execute(db);
  return rows[0]!.count;
}

/** The lists whose name begins so, by what follows; those without an article are left out. */
export async function talliesOf(db: Kysely<Database>, beginning: string): Promise<Map<string, number>> {
  const { rows } = await tallied(beginning).execute(db);
  return new Map(rows.map(({ list, count }) => [list.slice(beginning.length), count]));
}

/** The same as `list` and `count`, to be asked further. @param before where to end, by default behind all that begin so */
export function tallied(
  beginning: string,
  before = `${beginning}\u{10ffff}`,
): RawBuilder<{ list: string; count: number }> {
  const named = sql`list >= ${beginning} and list < ${before}`;
  return sql`select list, cast(sum(count) as integer) as count from (
      select list, count from tally where ${named} union all select list, change from tally_change where ${named}
    ) as counted
    group by list having sum(count) > 0`;
}

/** Adds up what PostgreSQL has written down in this transaction, at its end; SQLite has counted already. */
export async function addUpTallies({ db, dialect }: Connection): Promise<void> {
  if (dialect === 'sqlite') return;
  await sql`with noted as (delete from tally_change returning list, change)
    insert into tally (list, count) select list, sum(change) from noted group by list
    on conflict (list) do update set count = tally.count + excluded.count`.execute(db);
}
