import { sql, type Kysely } from 'kysely';
import type { Window } from './article-listing.ts';
import type { Database } from './schema.ts';
import type { Clause } from './search-query.ts';
import type { ArticleWords, Word } from './search-words.ts';

/** Full text in SQLite: FTS5, https://sqlite.org/fts5.html. The same exports as `search-postgres.ts`. */

/** Of headline, dek, byline, body, and of the stems of headline with dek and of byline with body. */
const weights = sql.raw('10.0, 5.0, 3.0, 1.0, 4.0, 0.5');

/**
 * A word that is in every article of a large archive is ranked among the latest additions only: SQLite answers inside
 * our own process, where ranking half a million would hold up every other reader.
 */
const rankedAtMost = 10_000;

export async function writeWords(db: Kysely<Database>, id: string, article: ArticleWords): Promise<void> {
  await sql`insert into article_words_key (article_id) values (${id}) on conflict do nothing`.execute(db);
  const terms = (list: Word[]) => list.map(({ term }) => term).join(' ');
  // Stems have no place in a phrase: each is kept once, and only where it is not the word itself.
  const stems = (list: Word[]) =>
    [...new Set(list.filter(({ term, stem }) => stem !== term).map(({ stem }) => stem))].join(' ');
  await sql`insert or replace into article_words (rowid, headline, dek, byline, body, head_stems, text_stems)
    select id, ${terms(article.headline)}, ${terms(article.dek)}, ${terms(article.byline)}, ${terms(article.body)},
      ${stems([...article.headline, ...article.dek])}, ${stems([...article.byline, ...article.body])}
    from article_words_key where article_id = ${id}`.execute(db);
}

export async function dropWords(db: Kysely<Database>, id: string): Promise<void> {
  await sql`delete from article_words
    where rowid = (select id from article_words_key where article_id = ${id})`.execute(db);
  await sql`delete from article_words_key where article_id = ${id}`.execute(db);
}

export async function findWords(
  db: Kysely<Database>,
  clauses: readonly Clause[],
  { limit, offset }: Window,
): Promise<{ total: number; ids: string[] }> {
  const query = matchExpression(clauses);
  const counted = await sql<{ total: number }>`select count(*) as total from (
    select rowid from article_words where article_words match ${query} limit ${rankedAtMost}
  ) as candidate`.execute(db);
  const found = await sql<{ id: string }>`select article_words_key.article_id as id
    from (
      select rowid, bm25(article_words, ${weights}) as score from article_words
      where article_words match ${query} order by rowid desc limit ${rankedAtMost}
    ) as candidate
    join article_words_key on article_words_key.id = candidate.rowid
    order by candidate.score, candidate.rowid desc
    limit ${limit} offset ${offset}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, ids: found.rows.map(({ id }) => id) };
}

/** Terms are letters and digits alone (search-words.ts), so between quotation marks nothing has a meaning of its own. */
function matchExpression(clauses: readonly Clause[]): string {
  const all = (excluded: boolean) => clauses.filter((clause) => clause.excluded === excluded).map(clauseExpression);
  const wanted = all(false).join(' AND ');
  const unwanted = all(true).join(' OR ');
  return unwanted === '' ? wanted : `(${wanted}) NOT (${unwanted})`;
}

function clauseExpression({ words, prefix }: Clause): string {
  const terms = `"${words.map(({ term }) => term).join(' ')}"${prefix ? ' *' : ''}`;
  const exact = `{headline dek byline body} : ${terms}`;
  const [only, ...more] = words;
  if (!only || more.length > 0) return `(${exact})`;
  // The stem stands among the stems, or is a word of the text itself ("sanction" for "sanctions").
  return `(${exact} OR {head_stems text_stems} : "${only.stem}"${only.stem === only.term ? '' : ` OR {headline dek byline body} : "${only.stem}"`})`;
}
