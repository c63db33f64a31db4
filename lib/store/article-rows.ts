import { sql, type Kysely } from 'kysely';
import type { Article, ArticleSummary, Correction, Live, Named } from '#lib/news/article.ts';
import { columnNames, readRow } from './article-columns.ts';
import type { Database } from './schema.ts';

/** As a literal, not a parameter: SQLite uses an index `where status = 'published'` only then. */
export const published = sql.lit('published' as const);

/** Articles of other sections than these. */
export const notInSections = (sections: readonly string[]) =>
  sections.length === 0 ? sql<boolean>`true` : sql<boolean>`article.section not in (${sql.join(sections)})`;

/** The id of the published article of that slug, or null. */
export async function publishedId(db: Kysely<Database>, slug: string): Promise<string | null> {
  const row = await db
    .selectFrom('article')
    .select('id')
    .where('slug', '=', slug)
    .where('status', '=', published)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The published ones of these articles, in the order of the ids. */
export async function summariesOf(db: Kysely<Database>, ids: readonly string[]): Promise<ArticleSummary[]> {
  if (ids.length === 0) return [];
  const [rows, named] = await Promise.all([summaryRows(db, ids).execute(), namesOf(db, ids)]);
  return inOrder(
    ids,
    rows.map((row) => summary(row, named)),
  );
}

/** The same with their text and corrections. */
export async function articlesOf(db: Kysely<Database>, ids: readonly string[]): Promise<Article[]> {
  if (ids.length === 0) return [];
  const [rows, named, corrections] = await Promise.all([
    summaryRows(db, ids).select(columnNames(wholeKeys)).select(['article.key_points', 'article.feed_id']).execute(),
    namesOf(db, ids),
    correctionsOf(db, ids),
  ]);
  const whole = rows.map((row): Article => ({
    ...summary(row, named),
    ...readRow(row, wholeKeys),
    corrections: corrections.get(row.id) ?? [],
    keyPoints: JSON.parse(row.key_points) as string[],
    feedId: row.feed_id,
  }));
  return inOrder(ids, whole);
}

/** What is listed of an article, and what its own page shows besides. */
const summaryKeys = [
  'slug',
  'headline',
  'dek',
  'kind',
  'publishedAt',
  'updatedAt',
  'breaking',
  'image',
  'details',
] as const;
const wholeKeys = ['body', 'translations'] as const;

function summaryRows(db: Kysely<Database>, ids: readonly string[]) {
  return db
    .selectFrom('article')
    .leftJoin('section', 'section.slug', 'article.section')
    .select(columnNames(summaryKeys))
    .select(['article.id', 'article.section', 'article.word_count'])
    .select(['article.live_started_at', 'article.live_ended_at'])
    .select('section.name as section_name')
    .where('article.id', 'in', ids)
    .where('article.status', '=', published);
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaryRows>['execute']>>[number];

interface Names {
  topics: Map<string, Named[]>;
  authors: Map<string, Named[]>;
}

function summary(row: SummaryRow, { topics, authors }: Names): ArticleSummary {
  return {
    id: row.id,
    ...readRow(row, summaryKeys),
    section: { slug: row.section, name: row.section_name ?? row.section },
    topics: topics.get(row.id) ?? [],
    authors: authors.get(row.id) ?? [],
    live: liveOf(row),
    wordCount: row.word_count,
  };
}

/** Whether there is rolling coverage, and since when. */
export function liveOf(row: Pick<Database['article'], 'live_started_at' | 'live_ended_at'>): Live | null {
  return row.live_started_at === null ? null : { startedAt: row.live_started_at, endedAt: row.live_ended_at };
}

async function namesOf(db: Kysely<Database>, ids: readonly string[]): Promise<Names> {
  const [topics, authors] = await Promise.all([
    // A topic that is gone has no page to link to; an author that is gone still signed the article.
    db
      .selectFrom('article_topic')
      .innerJoin('topic', 'topic.slug', 'article_topic.topic')
      .select(['article_topic.article_id', 'topic.slug', 'topic.name'])
      .where('article_topic.article_id', 'in', ids)
      .orderBy('article_topic.position')
      .execute(),
    db
      .selectFrom('article_author')
      .leftJoin('author', 'author.slug', 'article_author.author')
      .select(['article_author.article_id', 'article_author.author as slug', 'author.name'])
      .where('article_author.article_id', 'in', ids)
      .orderBy('article_author.position')
      .execute(),
  ]);
  const named = (row: { slug: string; name: string | null }): Named => ({ slug: row.slug, name: row.name ?? row.slug });
  return { topics: byArticle(topics, named), authors: byArticle(authors, named) };
}

async function correctionsOf(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, Correction[]>> {
  const rows = await db
    .selectFrom('correction')
    .select(['article_id', 'at', 'text'])
    .where('article_id', 'in', ids)
    .orderBy('at', 'desc')
    .orderBy('position', 'desc')
    .execute();
  return byArticle(rows, ({ at, text }) => ({ at, text }));
}

function byArticle<Row extends { article_id: string }, T>(rows: Row[], value: (row: Row) => T): Map<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const row of rows) {
    const group = grouped.get(row.article_id);
    if (group) group.push(value(row));
    else grouped.set(row.article_id, [value(row)]);
  }
  return grouped;
}

function inOrder<T extends { id: string }>(ids: readonly string[], found: T[]): T[] {
  const known = new Map(found.map((entry) => [entry.id, entry]));
  return ids.flatMap((id) => known.get(id) ?? []);
}
