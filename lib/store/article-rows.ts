import { sql, type Kysely } from 'kysely';
import type { Article, ArticleSummary, Correction, Live, Named, Translations } from '#lib/news/article.ts';
import type { Kind } from '#lib/news/kind.ts';
import type { Picture } from '#lib/news/picture.ts';
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
    summaryRows(db, ids)
      .select(['article.body_html', 'article.lead_html', 'article.rest_html'])
      .select(['article.folded_whole', 'article.text', 'article.key_points', 'article.translations'])
      .select('article.feed_id')
      .execute(),
    namesOf(db, ids),
    correctionsOf(db, ids),
  ]);
  const whole = rows.map((row): Article => ({
    ...summary(row, named),
    body: {
      html: row.body_html,
      leadHtml: row.lead_html,
      restHtml: row.rest_html,
      foldedWhole: row.folded_whole === 1,
      wordCount: row.word_count,
      text: row.text,
    },
    corrections: corrections.get(row.id) ?? [],
    keyPoints: JSON.parse(row.key_points) as string[],
    feedId: row.feed_id,
    translations: JSON.parse(row.translations) as Translations,
  }));
  return inOrder(ids, whole);
}

function summaryRows(db: Kysely<Database>, ids: readonly string[]) {
  return db
    .selectFrom('article')
    .leftJoin('section', 'section.slug', 'article.section')
    .select(['article.id', 'article.slug', 'article.headline', 'article.dek', 'article.kind', 'article.section'])
    .select(['article.published_at', 'article.updated_at', 'article.breaking', 'article.image', 'article.word_count'])
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
    slug: row.slug,
    headline: row.headline,
    dek: row.dek,
    kind: row.kind as Kind,
    section: { slug: row.section, name: row.section_name ?? row.section },
    topics: topics.get(row.id) ?? [],
    authors: authors.get(row.id) ?? [],
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    breaking: row.breaking === 1,
    live: liveOf(row),
    image: row.image === null ? null : (JSON.parse(row.image) as Picture),
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
