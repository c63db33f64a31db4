import { sql } from 'kysely';
import type { Connection } from './connection.ts';
import type { Database } from './schema.ts';

/** An article in a list of the desk. */
export interface DeskListing {
  id: string;
  slug: string;
  /** As readers see it, or will. */
  headline: string;
  status: Database['article']['status'];
  kind: string;
  section: string;
  origin: Database['article']['origin'];
  breaking: boolean;
  publishedAt: string;
  /** When anything of it last changed. */
  modifiedAt: string;
  revision: number;
  publishedRevision: number | null;
}

export interface DeskWindow {
  status?: DeskListing['status'] | undefined;
  limit: number;
  /** The last article of the page before. */
  behind?: Pick<DeskListing, 'modifiedAt' | 'id'> | undefined;
}

/** Articles of every status, the ones last worked on first. */
export async function listForDesk({ db }: Connection, window: DeskWindow): Promise<DeskListing[]> {
  const { status, limit, behind } = window;
  let query = db
    .selectFrom('article')
    .select(['id', 'slug', 'headline', 'status', 'kind', 'section', 'origin', 'breaking', 'revision'])
    .select(['published_at as publishedAt', 'modified_at as modifiedAt', 'published_revision as publishedRevision'])
    .orderBy('modified_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (status) query = query.where('status', '=', status);
  if (behind) query = query.where(sql<boolean>`(modified_at, id) < (${behind.modifiedAt}, ${behind.id})`);
  return (await query.execute()).map((row) => ({ ...row, breaking: row.breaking === 1 }));
}
