import { sql, type Kysely } from 'kysely';
import { updatesInSegment, updatesOnArticle } from '#lib/news/live-update.ts';
import type { PictureFile } from '#lib/news/picture.ts';
import { newsHours } from '#lib/news/sitemaps.ts';
import { tags } from '#lib/news/tags.ts';
import { notInSections, published } from './article-rows.ts';
import type { Window } from './article-listing.ts';
import { recordChanges } from './change-log.ts';
import type { Connection } from './connection.ts';
import type { Database } from './schema.ts';
import { talliesOf, tallied } from './tallies.ts';
import { databaseNow, secondsAfter } from './timestamps.ts';

/** A published article as a crawler is told of it. Times are ISO 8601, UTC. */
export interface CataloguedArticle {
  slug: string;
  headline: string;
  publishedAt: string;
  /** When readers last saw it change. */
  changedAt: string;
  picture: PictureFile | null;
}

/**
 * What is published, for crawlers: however many articles there are, each read holds few of them.
 *
 * `without` are slugs of sections that are left out.
 */
export interface Catalogue {
  /** Each month with articles (`2026-11`, UTC), newest first: how many, and when one of them changed last. */
  months(without?: readonly string[]): Promise<{ month: string; count: number; changedAt: string }[]>;
  /** Articles of a month, oldest first and after so many others, in batches. */
  inMonth(month: string, window: Window, without?: readonly string[]): AsyncIterable<CataloguedArticle[]>;
  /** The newest articles that are news at the database's time. */
  news(limit: number, without?: readonly string[]): Promise<CataloguedArticle[]>;
  /** When something was last published in each section, topic and kind and by each author, by their slugs. */
  newestOfEach(): Promise<Record<'section' | 'topic' | 'author' | 'kind', Map<string, string>>>;
  /**
   * Segments of live coverage that have something to be read, each article's together; the newest articles first.
   *
   * @param longOnly of those articles alone that do not show all of their updates themselves: they are few
   */
  segments(
    limit: number,
    without?: readonly string[],
    longOnly?: boolean,
  ): Promise<{ slug: string; segment: number; newest: number; changedAt: string }[]>;
  /** Records a change of the news sitemap when something is no longer news; says whether there was anything. */
  retireNews(): Promise<boolean>;
}

const batchSize = 1000;
const newsSeconds = newsHours * 60 * 60;
/** As the indexes have it. */
const changedAt = sql<string>`coalesce(updated_at, published_at)`;
const month = sql<string>`substr(published_at, 1, 7)`;

export function catalogue(connection: Connection): Catalogue {
  const { db } = connection;
  return {
    async months(without = []) {
      const found = new Map<string, { month: string; count: number; changedAt: string }>();
      const elsewhere = await talliesOf(db, 'elsewhere:');
      for (const { month, section, count: all, changedAt } of await changedInMonths(db)) {
        const count = all - (elsewhere.get(`${month}:${section}`) ?? 0);
        if (without.includes(section) || count === 0) continue;
        const known = found.get(month) ?? { month, count: 0, changedAt };
        found.set(month, {
          month,
          count: known.count + count,
          changedAt: known.changedAt > changedAt ? known.changedAt : changedAt,
        });
      }
      return [...found.values()].sort((a, b) => b.month.localeCompare(a.month));
    },

    inMonth: (wanted, window, without = []) => inMonth(db, wanted, window, without),

    async news(limit, without = []) {
      const since = secondsAfter(await databaseNow(connection), -newsSeconds);
      const rows = await light(db, without)
        .where('published_at', '>', since)
        .orderBy('published_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(catalogued);
    },

    async newestOfEach() {
      return {
        section: await newestIn(db, 'section', 'article', 'published_at'),
        kind: await newestIn(db, 'kind', 'article', 'published_at'),
        topic: await newestIn(db, 'topic', 'article_topic', 'listed_at'),
        author: await newestIn(db, 'author', 'article_author', 'listed_at'),
      };
    },

    async segments(limit, without = [], longOnly = false) {
      // `segmentOf`, counted from 0.
      const segment = sql<number>`(live_update.number - 1) / ${sql.lit(updatesInSegment)}`;
      const rows = await db
        .selectFrom('live_update')
        .innerJoin('article', 'article.id', 'live_update.article_id')
        .where('article.status', '=', published)
        .where(notInSections(without))
        .where('live_update.deleted_at', 'is', null)
        .$if(longOnly, (query) =>
          query.where('live_update.article_id', 'in', ({ selectFrom }) =>
            selectFrom('live_update as late')
              .select('late.article_id')
              .where('late.number', '=', sql.lit(updatesOnArticle + 1)),
          ),
        )
        .select(({ selectFrom }) => [
          'article.slug',
          segment.as('index'),
          sql<string>`max(coalesce(live_update.edited_at, live_update.at))`.as('changedAt'),
          // Deleted ones count: they keep their numbers.
          selectFrom('live_update as each')
            .whereRef('each.article_id', '=', 'article.id')
            .select(({ fn }) => fn.max('each.number').as('number'))
            .as('newest'),
        ])
        .groupBy(['article.id', 'article.slug', 'article.published_at', segment])
        .orderBy('article.published_at', 'desc')
        .orderBy('article.id')
        .orderBy(segment)
        .limit(limit)
        .execute();
      return rows.map(({ index, newest, ...row }) => ({ ...row, segment: index + 1, newest: newest ?? 0 }));
    },

    async retireNews() {
      // Most of the time there is nothing to lock for.
      if (!(await hasRetired(connection))) return false;
      return connection.write(async (tx) => {
        const retired = await hasRetired(tx);
        if (retired) await recordChanges(tx, [tags.news]);
        return retired;
      });
    },
  };
}

/** Each section's months, with the last change of an article in each: one look into an index for each. */
async function changedInMonths(db: Kysely<Database>) {
  const { rows } = await sql<{ month: string; section: string; count: number; changedAt: string }>`
    select substr(list, 7, 7) as month, substr(list, 15) as section, count, (
      select ${changedAt} from article
      where status = ${published} and section = substr(listed.list, 15) and ${month} = substr(listed.list, 7, 7)
      order by ${changedAt} desc limit 1
    ) as "changedAt" from (${tallied('month:')}) as listed`.execute(db);
  return rows;
}

/** When something was last published in each list of this name, by their slugs. */
async function newestIn(
  db: Kysely<Database>,
  name: 'section' | 'kind' | 'topic' | 'author',
  table: 'article' | 'article_topic' | 'article_author',
  date: 'published_at' | 'listed_at',
): Promise<Map<string, string>> {
  const shown = table === 'article' ? sql`status = ${published}` : sql`listed_at is not null`;
  const slug = sql`substr(listed.list, ${sql.lit(name.length + 2)})`;
  const { rows } = await sql<{ slug: string; at: string }>`
    select ${slug} as slug, (
      select ${sql.ref(date)} from ${sql.table(table)}
      where ${shown} and ${sql.ref(name)} = ${slug} order by ${sql.ref(date)} desc limit 1
    ) as at from (${tallied(`${name}:`)}) as listed`.execute(db);
  return new Map(rows.map(({ slug: list, at }) => [list, at]));
}

/** Columns from a row's beginning alone: no text is read. */
function light(db: Kysely<Database>, without: readonly string[]) {
  return (
    db
      .selectFrom('article')
      .select(['id', 'slug', 'headline', 'published_at', 'image', changedAt.as('changed_at')])
      .where('status', '=', published)
      // Search engines are led to the original.
      .where('canonical_url', 'is', null)
      .where(notInSections(without))
  );
}

type LightRow = Awaited<ReturnType<ReturnType<typeof light>['execute']>>[number];

function catalogued({ slug, headline, published_at, changed_at, image }: LightRow): CataloguedArticle {
  const picture = image === null ? null : (JSON.parse(image) as { file: PictureFile }).file;
  return { slug, headline, publishedAt: published_at, changedAt: changed_at, picture };
}

async function* inMonth(
  db: Kysely<Database>,
  wanted: string,
  { offset, limit }: Window,
  without: readonly string[],
): AsyncGenerator<CataloguedArticle[]> {
  let last: LightRow | undefined;
  for (let left = limit; left > 0; left -= batchSize) {
    let query = light(db, without)
      // As text: every moment of the month comes after its name and before that with a character behind the digits.
      .where('published_at', '>=', wanted)
      .where('published_at', '<', `${wanted}~`)
      .orderBy('published_at')
      .orderBy('id')
      .limit(Math.min(batchSize, left));
    if (last) query = query.where(sql<boolean>`(published_at, id) > (${last.published_at}, ${last.id})`);
    else if (offset > 0) query = query.offset(offset);
    const rows = await query.execute();
    if (rows.length > 0) yield rows.map(catalogued);
    if (rows.length < batchSize) return;
    last = rows.at(-1);
  }
}

/** Whether something that was news when the news sitemap changed last by the clock is so no more. */
async function hasRetired(connection: Connection): Promise<boolean> {
  const judged = await connection.db
    .selectFrom('change')
    .select('at')
    .where('tag', '=', tags.news)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const before = secondsAfter(await databaseNow(connection), -newsSeconds);
  let query = connection.db
    .selectFrom('article')
    .select('id')
    .where('status', '=', published)
    .where('published_at', '<=', before);
  if (judged) query = query.where('published_at', '>', secondsAfter(judged.at, -newsSeconds));
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}
