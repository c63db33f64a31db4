import { tags } from '#lib/news/tags.ts';
import { lockChanges, recordChanges } from './change-log.ts';
import type { Connection } from './connection.ts';

/** What a page shows of a setting. */
const tagOf = { publication: tags.publication, front: tags.front, placements: tags.front } as const;
export type SettingKey = keyof typeof tagOf;

/** What is set once and never again. `feedOrigin`: with what ids become absolute that are paths (`feed-ids.ts`). */
export type PinnedKey = 'feedOrigin';

/** The publication's own data, the front's curation, and what the desk put on the front, as JSON. */
export interface Settings {
  /** As it was set; the reader checks its shape. Null when it never was. */
  get(key: SettingKey): Promise<unknown>;
  /** Of a transaction: nobody sets anything before it ends. */
  lock(): Promise<void>;
  /** Setting what is set already changes nothing and prints nothing. */
  set(key: SettingKey, value: unknown): Promise<void>;
  /** As it was first pinned, or null. */
  pinned(key: PinnedKey): Promise<string | null>;
  /** Pinned already, it stays as it is. */
  pin(key: PinnedKey, value: string): Promise<void>;
}

export function settings(connection: Connection): Settings {
  return {
    async get(key) {
      const value = await storedValue(connection, key);
      return value === null ? null : (JSON.parse(value) as unknown);
    },

    lock: () => connection.write(lockChanges),

    async set(key, value) {
      const json = JSON.stringify(value);
      await connection.write(async (tx) => {
        await lockChanges(tx);
        if ((await storedValue(tx, key)) === json) return;
        await tx.db
          .insertInto('setting')
          .values({ key, value: json })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: json }))
          .execute();
        await recordChanges(tx, [tagOf[key]]);
      });
    },

    async pinned(key) {
      const value = await storedValue(connection, key);
      return value === null ? null : (JSON.parse(value) as string);
    },

    async pin(key, value) {
      if ((await storedValue(connection, key)) !== null) return;
      await connection.write((tx) =>
        tx.db
          .insertInto('setting')
          .values({ key, value: JSON.stringify(value) })
          .onConflict((conflict) => conflict.column('key').doNothing())
          .execute(),
      );
    },
  };
}

async function storedValue({ db }: Connection, key: SettingKey | PinnedKey): Promise<string | null> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}
