import type { Connection } from './connection.ts';
import { isNumberFor, numberFor } from './search-number.ts';
import * as postgres from './search-postgres.ts';
import * as sqlite from './search-sqlite.ts';
import { indexedText, rankedText } from './search-terms.ts';
import { words } from './search-words.ts';

/** What is searched of an article. */
export interface SearchedText {
  headline: string;
  dek: string;
  byline: string;
  body: string;
  publishedAt: string;
}

const indexOf = { sqlite, postgres };
/** Of a very long text, the beginning is searched; PostgreSQL has a limit of its own near there. */
const wordsIndexed = 40_000;

/** Lets readers find the article; for published ones only, in the transaction that publishes it. */
export async function indexArticle(tx: Connection, articleId: string, text: SearchedText): Promise<void> {
  const { db, dialect } = tx;
  const { writeTexts } = indexOf[dialect];
  const id = await numberOf(tx, articleId, text.publishedAt);
  const [headline, dek, byline] = [words(text.headline), words(text.dek), words(text.byline)];
  const row = { headline: rankedText(headline), dek: rankedText(dek), byline: rankedText(byline) };
  await db
    .insertInto('search_article')
    .values({ id, article_id: articleId, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  const body = words(text.body).slice(0, wordsIndexed);
  const indexed = {
    search_heads: indexedText([headline, dek, byline]),
    search_texts: indexedText([headline, dek, byline, body]),
  };
  await writeTexts(db, new Map([[id, indexed]]));
}

/** Lets no reader find it any more. */
export async function unindexArticle({ db, dialect }: Connection, articleId: string): Promise<void> {
  const known = await db
    .selectFrom('search_article')
    .select('id')
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  if (!known) return;
  await indexOf[dialect].dropTexts(db, known.id);
  await db.deleteFrom('search_article').where('id', '=', known.id).execute();
}

/** The number it has, or a new one where it has none for this date. */
async function numberOf(tx: Connection, articleId: string, publishedAt: string): Promise<number> {
  const known = await tx.db
    .selectFrom('search_article')
    .select('id')
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  if (known && isNumberFor(known.id, publishedAt)) return known.id;
  await unindexArticle(tx, articleId);
  return numberFor(tx.db, publishedAt);
}
