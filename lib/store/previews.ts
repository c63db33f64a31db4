import { randomUUID } from 'node:crypto';
import type { Connection } from './connection.ts';
import { revoke } from './revoke.ts';
import type { Database } from './schema.ts';
import { databaseNow, secondsAfter } from './timestamps.ts';

/** A link under which one article, or one revision of it, can be read before it is published. */
export interface PreviewRecord {
  id: string;
  articleId: string;
  /** Null is the newest, whatever is written meanwhile. */
  revision: number | null;
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
}

export interface Previews {
  /** @param hash of the secret in the link, @param seconds how long it opens */
  add(
    preview: { articleId: string; revision: number | null; by: string; hash: string },
    seconds: number,
  ): Promise<PreviewRecord>;
  /** With the hash of its secret, to be compared; null when there is none, or it expired or was revoked. */
  valid(id: string): Promise<(PreviewRecord & { hash: string }) | null>;
  /** Those of an article that open still, newest first. */
  ofArticle(articleId: string): Promise<PreviewRecord[]>;
  /** @returns whether there was one to revoke */
  revoke(id: string): Promise<boolean>;
}

export function previews(connection: Connection): Previews {
  const { db } = connection;
  const open = async () =>
    db
      .selectFrom('preview')
      .selectAll()
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', await databaseNow(connection));
  return {
    add: ({ articleId, revision, by, hash }, seconds) =>
      connection.write(async (tx) => {
        const created_at = await databaseNow(tx);
        const row = {
          id: randomUUID(),
          hash,
          article_id: articleId,
          revision,
          created_by: by,
          created_at,
          expires_at: secondsAfter(created_at, seconds),
          revoked_at: null,
        };
        await tx.db.insertInto('preview').values(row).execute();
        return record(row);
      }),

    async valid(id) {
      const row = await (await open()).where('id', '=', id).executeTakeFirst();
      return row ? { ...record(row), hash: row.hash } : null;
    },

    async ofArticle(articleId) {
      const rows = await (await open()).where('article_id', '=', articleId).orderBy('created_at', 'desc').execute();
      return rows.map(record);
    },

    revoke: (id) => revoke(connection, 'preview', id),
  };
}

function record(row: Omit<Database['preview'], 'hash'>): PreviewRecord {
  return {
    id: row.id,
    articleId: row.article_id,
    revision: row.revision,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}
