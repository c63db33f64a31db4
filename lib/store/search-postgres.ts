import { sql, type Kysely } from 'kysely';
import type { Window } from './article-listing.ts';
import type { Database } from './schema.ts';
import type { Clause } from './search-query.ts';
import type { ArticleWords, Word } from './search-words.ts';

/** Full text in PostgreSQL: tsvector, made of our own words. The same exports as `search-sqlite.ts`. */

/** Of body, byline, dek, headline: the labels D, C, B, A. */
const weights = sql.raw(`'{0.1, 0.3, 0.5, 1.0}'`);
/** PostgreSQL's highest position; words beyond it all stand there. */
const lastPosition = 16_383;
/** PostgreSQL takes no longer lexeme than 2,046 bytes. */
const longestTerm = 500;

export async function writeWords(db: Kysely<Database>, id: string, article: ArticleWords): Promise<void> {
  const vector = vectorOf([
    [article.headline, 'A'],
    [article.dek, 'B'],
    [article.byline, 'C'],
    [article.body, 'D'],
  ]);
  await sql`insert into article_words (article_id, words) values (${id}, ${vector}::tsvector)
    on conflict (article_id) do update set words = excluded.words`.execute(db);
}

export async function dropWords(db: Kysely<Database>, id: string): Promise<void> {
  await sql`delete from article_words where article_id = ${id}`.execute(db);
}

export async function findWords(
  db: Kysely<Database>,
  clauses: readonly Clause[],
  { limit, offset }: Window,
): Promise<{ total: number; ids: string[] }> {
  const query = queryOf(clauses);
  const counted = await sql<{ total: number }>`select count(*) as total
    from article_words where words @@ ${query}::tsquery`.execute(db);
  const found = await sql<{ id: string }>`select article_words.article_id as id
    from article_words join article on article.id = article_words.article_id
    where words @@ ${query}::tsquery
    order by ts_rank(${weights}::real[], words, ${query}::tsquery, 1) desc, article.published_at desc, article.id desc
    limit ${limit} offset ${offset}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, ids: found.rows.map(({ id }) => id) };
}

/** Written out as a tsvector, since words and stems share their places and PostgreSQL has no say in what a word is. */
function vectorOf(parts: readonly [Word[], label: string][]): string {
  const places = new Map<string, string[]>();
  const put = (lexeme: string, place: string) => {
    const known = places.get(lexeme);
    if (known) known.push(place);
    else places.set(lexeme, [place]);
  };
  let position = 0;
  for (const [list, label] of parts) {
    for (const { term, stem } of list) {
      position = Math.min(position + 1, lastPosition);
      if (term.length > longestTerm) continue;
      put(term, `${position}${label}`);
      if (stem !== term) put(stem, `${position}${label}`);
    }
    // A phrase does not run on from the headline into the dek.
    position = Math.min(position + 10, lastPosition);
  }
  // 255 places are as many as PostgreSQL keeps of one lexeme.
  return [...places].map(([lexeme, list]) => `'${lexeme}':${list.slice(0, 255).join(',')}`).join(' ');
}

/** Terms are letters and digits alone (search-words.ts), so between quotation marks nothing has a meaning of its own. */
function queryOf(clauses: readonly Clause[]): string {
  return clauses.map((clause) => `${clause.excluded ? '!' : ''}${clauseExpression(clause)}`).join(' & ');
}

function clauseExpression({ words, prefix }: Clause): string {
  const terms = words.map(({ term }, index) => `'${term}'${prefix && index === words.length - 1 ? ':*' : ''}`);
  const exact = terms.join(' <-> ');
  const [only, ...more] = words;
  return !only || more.length > 0 || only.stem === only.term ? `(${exact})` : `(${exact} | '${only.stem}')`;
}
