import type { Connection } from './connection.ts';

/** An article's address that is gone on purpose. */
export interface Tombstone {
  slug: string;
  /** 410 Gone, or 451 Unavailable For Legal Reasons (RFC 7725). */
  status: 410 | 451;
  /** For readers; may be empty. */
  reason: string;
  at: string;
}

export interface Tombstones {
  find(slug: string): Promise<Tombstone | null>;
  all(): Promise<Tombstone[]>;
}

export function tombstones({ db }: Connection): Tombstones {
  const select = () => db.selectFrom('tombstone').select(['slug', 'status', 'reason', 'at']);
  return {
    async find(slug) {
      const row = await select().where('slug', '=', slug).executeTakeFirst();
      return row ? tombstone(row) : null;
    },
    async all() {
      return (await select().execute()).map(tombstone);
    },
  };
}

function tombstone(row: Omit<Tombstone, 'status'> & { status: number }): Tombstone {
  return { ...row, status: row.status === 451 ? 451 : 410 };
}
