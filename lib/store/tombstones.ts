import { tags } from '#lib/news/tags.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { lockChanges, recordChanges } from './change-log.ts';
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
  /** Changes what readers are told of an article that is gone, at its address and the former ones. */
  explain(
    slug: string,
    changes: { reason?: string | undefined; status?: Tombstone['status'] | undefined },
  ): Promise<void>;
  /** Every slug that is or was gone, with the time of its last withdrawal. */
  history(): Promise<Map<string, string>>;
}

export function tombstones(connection: Connection): Tombstones {
  const { db } = connection;
  const select = () =>
    db.selectFrom('tombstone').select(['slug', 'status', 'reason', 'at']).where('lifted_at', 'is', null);
  return {
    async find(slug) {
      const row = await select().where('slug', '=', slug).executeTakeFirst();
      return row ? tombstone(row) : null;
    },
    async all() {
      return (await select().execute()).map(tombstone);
    },
    async explain(slug, { reason, status }) {
      await connection.write(async (tx) => {
        await lockChanges(tx);
        const { article_id: id } = await tx.db
          .selectFrom('tombstone')
          .select('article_id')
          .where('slug', '=', slug)
          .executeTakeFirstOrThrow();
        const slugs = [slug, ...(id ? await formerSlugs(tx, id) : [])];
        const changes = { ...(reason === undefined ? {} : { reason }), ...(status === undefined ? {} : { status }) };
        await tx.db
          .updateTable('tombstone')
          .set(changes)
          .where('slug', 'in', slugs)
          .where('lifted_at', 'is', null)
          .execute();
        await recordChanges(tx, slugs.map(tags.article));
      });
    },
    async history() {
      const rows = await db.selectFrom('tombstone').select(['slug', 'at']).execute();
      return new Map(rows.map(({ slug, at }) => [slug, at]));
    },
  };
}

function tombstone(row: Omit<Tombstone, 'status'> & { status: number }): Tombstone {
  return { ...row, status: row.status === 451 ? 451 : 410 };
}

/** Says that the address is gone from this moment on. */
export async function bury(tx: Connection, articleId: string, { slug, status, reason, at }: Tombstone): Promise<void> {
  const row = { article_id: articleId, status, reason, at, lifted_at: null };
  await tx.db
    .insertInto('tombstone')
    .values({ slug, ...row })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet(row))
    .execute();
}

/** The addresses that led to an article before it was renamed, unless another one lives there now. */
export async function formerSlugs({ db }: Connection, articleId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('slug_history')
    .select('path')
    .where('article_id', '=', articleId)
    .where('path', 'like', `${articleUrl('')}%`)
    .execute();
  const slugs = rows.map(({ path }) => path.slice(articleUrl('').length)).filter((slug) => !slug.includes('/'));
  if (slugs.length === 0) return [];
  const taken = await db.selectFrom('article').select('slug').where('slug', 'in', slugs).execute();
  return slugs.filter((slug) => !taken.some((other) => other.slug === slug));
}

/** The address leads somewhere again. */
export async function unearth(tx: Connection, slug: string, at: string): Promise<void> {
  await tx.db
    .updateTable('tombstone')
    .set({ lifted_at: at })
    .where('slug', '=', slug)
    .where('lifted_at', 'is', null)
    .execute();
}
