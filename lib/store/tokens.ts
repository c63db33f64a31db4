import { randomUUID } from 'node:crypto';
import type { Connection } from './connection.ts';
import { revoke } from './revoke.ts';
import type { Database } from './schema.ts';
import { databaseNow } from './timestamps.ts';

/** A token as its owner sees it in a list; the secret is stored nowhere. */
export interface TokenRecord {
  id: string;
  name: string;
  scopes: string[];
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

/** Secrets with which programs work at the desk. */
export interface Tokens {
  /** @param hash of the secret */
  add(name: string, scopes: readonly string[], hash: string): Promise<string>;
  /** With the hash of its secret, to be compared; null when there is none, or it was revoked. */
  valid(id: string): Promise<(TokenRecord & { hash: string }) | null>;
  /** Notes that it was used; at most once a minute, so that reading costs no write. */
  used(token: TokenRecord): Promise<void>;
  /** Newest first, revoked ones included. */
  all(): Promise<TokenRecord[]>;
  /** @returns whether there was one to revoke */
  revoke(id: string): Promise<boolean>;
}

const minute = 60_000;

export function tokens(connection: Connection): Tokens {
  const { db } = connection;
  return {
    add: (name, scopes, hash) =>
      connection.write(async (tx) => {
        const id = randomUUID();
        const row = { id, name, hash, scopes: JSON.stringify(scopes), created_at: await databaseNow(tx) };
        await tx.db
          .insertInto('token')
          .values({ ...row, last_used_at: null, revoked_at: null })
          .execute();
        return id;
      }),

    async valid(id) {
      const query = db.selectFrom('token').selectAll().where('id', '=', id).where('revoked_at', 'is', null);
      const row = await query.executeTakeFirst();
      return row ? { ...record(row), hash: row.hash } : null;
    },

    async used({ id, lastUsedAt }) {
      const now = await databaseNow(connection);
      if (lastUsedAt !== null && Date.parse(now) - Date.parse(lastUsedAt) < minute) return;
      await connection.write((tx) =>
        tx.db.updateTable('token').set({ last_used_at: now }).where('id', '=', id).execute(),
      );
    },

    all: async () => (await db.selectFrom('token').selectAll().orderBy('created_at', 'desc').execute()).map(record),

    revoke: (id) => revoke(connection, 'token', id),
  };
}

function record(row: Omit<Database['token'], 'hash'>): TokenRecord {
  return {
    id: row.id,
    name: row.name,
    scopes: JSON.parse(row.scopes) as string[],
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}
