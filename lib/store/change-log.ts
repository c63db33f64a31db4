import { sql } from 'kysely';
import type { Connection } from './connection.ts';
import { writersPatience } from './query-timeout.ts';
import { databaseNow } from './timestamps.ts';

export interface Change {
  id: number;
  tag: string;
  /** ISO 8601, UTC. */
  at: string;
}

/** Which tags changed, in order: the clock by which printed pages are judged. */
export interface ChangeLog {
  /** Id of the newest change, 0 when there is none. */
  newest(): Promise<number>;
  /** Notes that everything printed with these tags is old. Part of the caller's transaction when there is one. */
  record(tags: readonly string[]): Promise<void>;
  /** Whether any of the tags changed after the change with this id. */
  changedAfter(tags: readonly string[], id: number): Promise<boolean>;
  /** The next changes after this id, oldest first. */
  after(id: number, limit: number): Promise<Change[]>;
  /**
   * Keeps the newest change of each tag, which is all that `changedAfter` and `after` need to answer rightly. It looks at
   * what came after the change with this id, in small steps: no write waits long for it.
   *
   * @returns where to go on the next time
   */
  compact(from?: number, steps?: number): Promise<number>;
}

/** `LISTEN` to it on PostgreSQL to hear of changes without asking. */
export const changeChannel = 'broadsheet_change';

/** Any number, as long as nothing else in this database locks it: "brdsheet" in ASCII, cut to 63 bits. */
const changeLock = '7093289713847296372';

/** Changes of one step of `compact`. */
const compactedAtOnce = 500;

export function changeLog(connection: Connection): ChangeLog {
  return {
    async newest() {
      const row = await connection.db
        .selectFrom('change')
        .select(({ fn }) => fn.max('id').as('id'))
        .executeTakeFirst();
      return row?.id ?? 0;
    },

    async record(tags) {
      await connection.write((tx) => recordChanges(tx, tags));
    },

    async changedAfter(tags, id) {
      if (tags.length === 0) return false;
      const row = await connection.db
        .selectFrom('change')
        .select('id')
        .where('tag', 'in', [...new Set(tags)])
        .where('id', '>', id)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    after: (id, limit) =>
      connection.db
        .selectFrom('change')
        .select(['id', 'tag', 'at'])
        .where('id', '>', id)
        .orderBy('id')
        .limit(limit)
        .execute(),

    async compact(from = 0, steps = Infinity) {
      let reached = from;
      for (let step = 0; step < steps; step += 1) {
        const changes = await this.after(reached, compactedAtOnce);
        const last = changes.at(-1);
        if (!last) return reached;
        const [after, until] = [reached, last.id];
        // The newest id of all must never go back, and it is the newest of its tag.
        await connection.write(async (tx) => {
          await lockChanges(tx);
          await sql`delete from change where id in (
            select older.id from change as recent
            join change as older on older.tag = recent.tag and older.id < recent.id
            where recent.id > ${after} and recent.id <= ${until}
          )`.execute(tx.db);
        });
        reached = until;
      }
      return reached;
    },
  };
}

/**
 * Makes this transaction the only one that records changes until it ends. SQLite has one writer anyway. On PostgreSQL
 * ids are drawn when a row is inserted but seen when its transaction commits: without the lock a reader could see
 * change 8, print its page "as of 8", and never learn of change 7 that committed a moment later.
 *
 * A write that will record something takes the lock before it touches any row, so that two of them can wait for one
 * another, but never both at once.
 */
export async function lockChanges(tx: Connection): Promise<void> {
  if (tx.dialect === 'sqlite') return;
  await sql`select set_config('lock_timeout', ${String(writersPatience)}, true),
    pg_advisory_xact_lock(${sql.raw(changeLock)})`.execute(tx.db);
}

/** `ChangeLog.record` for a transaction that is open already. */
export async function recordChanges(tx: Connection, tags: readonly string[]): Promise<void> {
  const fresh = [...new Set(tags)].filter((tag) => !tx.recorded.has(tag));
  if (fresh.length === 0) return;
  await lockChanges(tx);
  const at = await databaseNow(tx);
  await tx.db
    .insertInto('change')
    .values(fresh.map((tag) => ({ tag, at })))
    .execute();
  fresh.forEach((tag) => tx.recorded.add(tag));
  // Delivered at commit, once per transaction however often it is said.
  if (tx.dialect === 'postgres') await sql`select pg_notify(${changeChannel}, '')`.execute(tx.db);
}
