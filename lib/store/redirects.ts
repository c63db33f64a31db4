import { published } from './article-rows.ts';
import type { Connection } from './connection.ts';

/** Addresses that moved. */
export interface Redirects {
  /** The slug of the published article that used to be at this path, or null. */
  find(path: string): Promise<string | null>;
}

export function redirects({ db }: Connection): Redirects {
  return {
    async find(path) {
      const row = await db
        .selectFrom('slug_history')
        .innerJoin('article', 'article.id', 'slug_history.article_id')
        .select('article.slug')
        .where('slug_history.path', '=', oldPath(path))
        .where('article.status', '=', published)
        .executeTakeFirst();
      return row?.slug ?? null;
    },
  };
}

/** One form for one address: `/2019/caf%C3%A9/` and `/2019/café` were the same page. */
export function oldPath(path: string): string {
  const trimmed = path.replace(/\/+$/, '') || '/';
  try {
    return decodeURI(trimmed);
  } catch {
    return trimmed;
  }
}
