import { sql, type Kysely } from 'kysely';
import type { Span } from '#lib/news/archive.ts';
import type { ArticleDetails } from '#lib/news/article-details.ts';
import type { ArticleSummary, Named } from '#lib/news/article.ts';
import type { Kind } from '#lib/news/kind.ts';
import { notInSections, published, summariesOf } from './article-rows.ts';
import type { Database } from './schema.ts';
import { tallied, tallyOf } from './tallies.ts';

/** Which published articles; an empty filter means all of them. */
export interface ArticleFilter {
  section?: string | undefined;
  topic?: string | undefined;
  author?: string | undefined;
  kind?: Kind | undefined;
  /** Slug of a series. */
  series?: string | undefined;
  /** When they were published. */
  span?: Span | undefined;
  /** Slugs of sections that are left out; none when empty. */
  without?: readonly string[] | undefined;
}

export interface Window {
  limit: number;
  offset: number;
}

/**
 * Ids of the published articles of a list, newest first. Only the ids, which the indexes hold themselves: the
 * thousandth page of a long list reads no article that it does not show.
 */
export async function listedIds(db: Kysely<Database>, filter: ArticleFilter, window: Window): Promise<string[]> {
  const rows = await listed(db, filter)
    .select('listed.id')
    .orderBy('listed.published_at', 'desc')
    .orderBy('listed.id', 'desc')
    .limit(window.limit)
    .offset(window.offset)
    .execute();
  return rows.map(({ id }) => id);
}

/** Every series that has a published part, by name. */
export async function seriesOf(db: Kysely<Database>): Promise<Named[]> {
  const { rows } = await sql<{ slug: string; details: string }>`
    select substr(listed.list, 8) as slug, (
      select details from article
      where status = ${published} and series = substr(listed.list, 8) order by published_at desc limit 1
    ) as details from (${tallied('series:')}) as listed`.execute(db);
  return rows
    .map(({ slug, details }) => ({ slug, name: (JSON.parse(details) as ArticleDetails).series ?? slug }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Ids of the published parts of a series in their order: by their numbers, then by their dates. */
export async function partIds(db: Kysely<Database>, series: string, { limit, offset }: Window): Promise<string[]> {
  const rows = await db
    .selectFrom('article')
    .select('id')
    .where('status', '=', published)
    .where('series', '=', series)
    // What has no number comes last, on both databases.
    .orderBy(sql`coalesce(series_part, 1000)`)
    .orderBy('published_at')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ id }) => id);
}

/** How many there are. What the database keeps count of costs the same in any archive. */
export async function countListed(db: Kysely<Database>, filter: ArticleFilter): Promise<number> {
  const list = countedList(filter);
  if (list !== null) return tallyOf(db, list);
  const row = await listed(db, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/**
 * What `keepReading` chooses from: the newest of each shared topic, of the section and of everything, each at most
 * `limit`; never the article itself, each once.
 */
export async function keepReadingCandidates(
  db: Kysely<Database>,
  article: ArticleSummary,
  limit: number,
): Promise<ArticleSummary[]> {
  const lists: ArticleFilter[] = [
    ...article.topics.map(({ slug }) => ({ topic: slug })),
    { section: article.section.slug },
    {},
  ];
  const window = { limit: limit + 1, offset: 0 };
  const ids = new Set((await Promise.all(lists.map((filter) => listedIds(db, filter, window)))).flat());
  ids.delete(article.id);
  return summariesOf(db, [...ids]);
}

/** A published article's place among all of them, newest first. */
export type Place = Pick<ArticleSummary, 'publishedAt' | 'id'>;

/** Every published article behind this place, newest first, in batches; an article published meanwhile shifts nothing. */
export async function* eachPublished(
  db: Kysely<Database>,
  batch: number,
  behind: Place | null = null,
): AsyncGenerator<ArticleSummary[]> {
  let last = behind ? { published_at: behind.publishedAt, id: behind.id } : undefined;
  for (;;) {
    let query = db
      .selectFrom('article')
      .select(['published_at', 'id'])
      .where('status', '=', published)
      .orderBy('published_at', 'desc')
      .orderBy('id', 'desc')
      .limit(batch);
    if (last) query = query.where(sql<boolean>`(published_at, id) < (${last.published_at}, ${last.id})`);
    const rows = await query.execute();
    last = rows.at(-1);
    if (!last) return;
    const articles = await summariesOf(
      db,
      rows.map(({ id }) => id),
    );
    if (articles.length > 0) yield articles;
  }
}

/** The list that the database keeps count of, null where there is none for the filter. */
function countedList({ section, topic, author, kind, series, span, without = [] }: ArticleFilter): string | null {
  const given = Object.entries({ section, topic, author, kind, series }).filter(([, slug]) => slug !== undefined);
  if (span || without.length > 0 || given.length > 1) return null;
  return given.length === 0 ? 'all' : given[0]!.join(':');
}

/** The published articles as `listed (id, published_at)`, through the index that fits the filter. */
function listed(db: Kysely<Database>, filter: ArticleFilter) {
  const { section, topic, author, kind, series, span, without = [] } = filter;
  const given = [section, topic, author, kind, series, span, without[0]].filter((value) => value !== undefined);
  return db.selectFrom((eb) => {
    if (given.length === 1 && topic !== undefined) {
      return eb
        .selectFrom('article_topic')
        .select(['article_id as id', 'listed_at as published_at'])
        .where('topic', '=', topic)
        .where('listed_at', 'is not', null)
        .as('listed');
    }
    if (given.length === 1 && author !== undefined) {
      return eb
        .selectFrom('article_author')
        .select(['article_id as id', 'listed_at as published_at'])
        .where('author', '=', author)
        .where('listed_at', 'is not', null)
        .as('listed');
    }
    let query = eb
      .selectFrom('article')
      .select(['id', 'published_at'])
      .where('status', '=', published)
      .where(notInSections(without));
    if (section !== undefined) query = query.where('section', '=', section);
    if (kind !== undefined) query = query.where('kind', '=', kind);
    if (series !== undefined) query = query.where('series', '=', series);
    if (span) query = query.where('published_at', '>=', span.from).where('published_at', '<', span.to);
    if (topic !== undefined) {
      query = query.where('id', 'in', eb.selectFrom('article_topic').select('article_id').where('topic', '=', topic));
    }
    if (author !== undefined) {
      query = query.where(
        'id',
        'in',
        eb.selectFrom('article_author').select('article_id').where('author', '=', author),
      );
    }
    return query.as('listed');
  });
}
