import { sql } from 'kysely';
import { oldAddress, hasQuery } from '#lib/news/old-address.ts';
import { tags } from '#lib/news/tags.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { published, publishedId } from './article-rows.ts';
import { lockChanges, recordChanges } from './change-log.ts';
import type { Connection } from './connection.ts';

/** Addresses that moved. */
export interface Redirects {
  /** The slug of the published article that used to be at this address, or null. */
  find(address: string): Promise<string | null>;
  /**
   * Where an address leads at which there is nothing: a path of this site or an absolute address, in one hop however
   * often the article was renamed. Null where it leads to nothing that readers may see.
   */
  leadsTo(address: string): Promise<string | null>;
  /** The old addresses that are told apart by their query, in their one form. */
  withQuery(): Promise<string[]>;
  /** Makes these the redirects of `content/redirects.yaml`: targets by address. The same again changes nothing. */
  replace(redirects: ReadonlyMap<string, string>): Promise<void>;
}

export function redirects(connection: Connection): Redirects {
  const { db } = connection;
  const find = async (address: string) => {
    const row = await db
      .selectFrom('slug_history')
      .innerJoin('article', 'article.id', 'slug_history.article_id')
      .select('article.slug')
      .where('slug_history.path', '=', oldAddress(address))
      .where('article.status', '=', published)
      .executeTakeFirst();
    return row?.slug ?? null;
  };
  return {
    find,

    async leadsTo(address) {
      const moved = await find(address);
      if (moved !== null) return articleUrl(moved);
      const row = await db
        .selectFrom('redirect')
        .select('target')
        .where('address', '=', oldAddress(address))
        .executeTakeFirst();
      if (!row) return null;
      const slug = /^\/article\/([^/?#]+)$/.exec(row.target)?.[1];
      if (slug === undefined || (await publishedId(db, slug)) !== null) return row.target;
      const renamed = await find(row.target);
      return renamed === null ? null : articleUrl(renamed);
    },

    async withQuery() {
      const [former, written] = await Promise.all([
        db.selectFrom('slug_history').select('path').where('has_query', '=', sql.lit(1)).execute(),
        db.selectFrom('redirect').select('address').execute(),
      ]);
      return [...former.map(({ path }) => path), ...written.map(({ address }) => address).filter(hasQuery)];
    },

    async replace(wanted) {
      await connection.write(async (tx) => {
        await lockChanges(tx);
        const rows = await tx.db.selectFrom('redirect').selectAll().execute();
        if (rows.length === wanted.size && rows.every(({ address, target }) => wanted.get(address) === target)) return;
        await tx.db.deleteFrom('redirect').execute();
        const all = [...wanted].map(([address, target]) => ({ address, target }));
        for (let from = 0; from < all.length; from += rowsAtOnce) {
          await tx.db
            .insertInto('redirect')
            .values(all.slice(from, from + rowsAtOnce))
            .execute();
        }
        await recordChanges(tx, [tags.redirects]);
      });
    },
  };
}

/** One statement takes a limited number of values, on either database. */
const rowsAtOnce = 500;
