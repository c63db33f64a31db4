import type { Connection } from './connection.ts';

/** Puts an article into the lists of its topics and authors, by the date it has there; null takes it out. */
export async function setListed({ db }: Connection, articleId: string, listed_at: string | null): Promise<void> {
  for (const table of ['article_topic', 'article_author'] as const) {
    await db.updateTable(table).set({ listed_at }).where('article_id', '=', articleId).execute();
  }
}
