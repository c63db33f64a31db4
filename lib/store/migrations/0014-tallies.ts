import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../connection.ts';
import { keyText } from './column-types.ts';

/**
 * How many published articles each list has, kept by the database itself with every write; and the indexes with which
 * what is told to crawlers is found without a look at every article.
 */
export function tallies(dialect: Dialect): Migration {
  const key = keyText(dialect);
  return {
    async up(db: Kysely<unknown>) {
      await sql`create table tally (list ${key} primary key, count integer not null)`.execute(db);
      await sql`create table tally_change (list ${key} not null, change integer not null)`.execute(db);
      await sql`create index tally_change_of_list on tally_change (list)`.execute(db);
      // First: on PostgreSQL it keeps others from writing until this has been committed, so that nothing is published
      // between the count and the triggers.
      for (const each of counted) await keepTally(db, dialect, each);
      // What is there already, read from the indexes alone.
      const fill = (list: string, from: string) =>
        sql`insert into tally (list, count) select ${sql.raw(list)}, count(*) from ${sql.raw(from)} group by 1`.execute(
          db,
        );
      for (const list of listsOf('article')) await fill(list, `article where status = 'published'`);
      await fill(`'topic:' || topic`, 'article_topic where listed_at is not null');
      await fill(`'author:' || author`, 'article_author where listed_at is not null');

      await sql`create index article_changed
        on article (section, substr(published_at, 1, 7), coalesce(updated_at, published_at))
        where status = 'published'`.execute(db);
      // Of live coverage whose first updates no page of an article shows any more: `lib/news/live-update.ts`.
      await sql`create index live_update_of_long_coverage on live_update (article_id) where number = 51`.execute(db);
    },
  };
}

/** The lists an article is counted in while it is published; expressions over `row`'s columns. */
function listsOf(row: string): string[] {
  return [
    `'all'`,
    `'section:' || ${row}.section`,
    `'kind:' || ${row}.kind`,
    `'month:' || substr(${row}.published_at, 1, 7) || ':' || ${row}.section`,
  ];
}

interface Counted {
  /** Of its triggers. */
  name: string;
  table: string;
  /** The columns whose change may move a row from one list to another. */
  columns: string;
  lists: (row: 'old' | 'new') => string[];
  isListed: (row: 'old' | 'new') => string;
}

const counted: readonly Counted[] = [
  {
    name: 'article',
    table: 'article',
    columns: 'status, section, kind, published_at',
    lists: listsOf,
    isListed: (row) => `${row}.status = 'published'`,
  },
  ...['topic', 'author'].map((name) => ({
    name: `article_${name}`,
    table: `article_${name}`,
    columns: `${name}, listed_at`,
    lists: (row: 'old' | 'new') => [`'${name}:' || ${row}.${name}`],
    isListed: (row: 'old' | 'new') => `${row}.listed_at is not null`,
  })),
];

/** Keeps count of these lists from now on. */
export function keepTally(db: Kysely<unknown>, dialect: Dialect, counted: Counted): Promise<void> {
  return dialect === 'sqlite' ? sqliteTriggers(db, counted) : postgresTriggers(db, counted);
}

async function sqliteTriggers(
  db: Kysely<unknown>,
  { name: prefix, table, columns, lists, isListed }: Counted,
): Promise<void> {
  const add = (list: string) =>
    `insert into tally (list, count) values (${list}, 1) on conflict (list) do update set count = tally.count + 1;`;
  const take = (list: string) => `update tally set count = count - 1 where list = ${list};`;
  const trigger = (name: string, event: string, row: 'old' | 'new', change: (list: string) => string) =>
    sql
      .raw(
        `create trigger ${prefix}_${name} after ${event} on ${table} when ${isListed(row)}
         begin ${lists(row).map(change).join(' ')} end`,
      )
      .execute(db);
  await trigger('tally_insert', 'insert', 'new', add);
  await trigger('tally_delete', 'delete', 'old', take);
  await trigger('tally_update_old', `update of ${columns}`, 'old', take);
  await trigger('tally_update_new', `update of ${columns}`, 'new', add);
}

/**
 * PostgreSQL keeps each version of a row until the transaction has ended, so a count that changes with every article of
 * a large sync would take longer and longer: changes are written down and added up once, at the end (`tallies.ts`).
 */
async function postgresTriggers(
  db: Kysely<unknown>,
  { name, table, columns, lists, isListed }: Counted,
): Promise<void> {
  const add = (list: string) => `insert into tally_change (list, change) values (${list}, 1);`;
  const take = (list: string) => `insert into tally_change (list, change) values (${list}, -1);`;
  const when = (operations: string, row: 'old' | 'new', change: (list: string) => string) =>
    `if tg_op in (${operations}) then
       if ${isListed(row)} then ${lists(row).map(change).join(' ')} end if;
     end if;`;
  await sql
    .raw(
      `create function tally_${name}() returns trigger language plpgsql as $$ begin
         ${when(`'UPDATE', 'DELETE'`, 'old', take)}
         ${when(`'UPDATE', 'INSERT'`, 'new', add)}
         return null;
       end $$`,
    )
    .execute(db);
  await sql
    .raw(
      `create trigger ${name}_tally after insert or delete or update of ${columns} on ${table}
       for each row execute function tally_${name}()`,
    )
    .execute(db);
}
