import { lockChanges } from './change-log.ts';
import { published } from './article-rows.ts';
import type { Connection } from './connection.ts';
import { usesInArticles, usesInDirectory } from './picture-backfill.ts';
import { indexArticle } from './search-index.ts';

/**
 * What a migration leaves to be filled in for articles that are there already. It is done in small steps beside the
 * newsroom's work, so that no publish waits for it: the press's clock takes them one at a time.
 */
export interface Backfills {
  /** Does the next step, if there is one. @returns whether something is left to do */
  step(): Promise<boolean>;
}

/** Articles of one step: some tens of milliseconds in which nobody else can write. */
const articlesAtOnce = 20;

interface Article {
  id: string;
  /** Where to go on behind it. */
  place: string;
}

interface Backfill {
  /** The next articles; null begins. */
  next(tx: Connection, reached: string | null): Promise<Article[]>;
  fill(tx: Connection, articleIds: readonly string[]): Promise<void>;
  /** What is no article's. */
  fillRest?(tx: Connection): Promise<void>;
}

/** What is filled in, by the name its migration gave it. */
const known: Record<string, Backfill> = {
  search: { next: publishedBefore, fill: indexAgain },
  pictures: { next: behind, fill: usesInArticles, fillRest: usesInDirectory },
};

export function backfills(connection: Connection): Backfills {
  const next = ({ db }: Connection) =>
    db
      .selectFrom('backfill')
      .select(['name', 'reached'])
      // What a later release has begun is not ours to end.
      .where('name', 'in', Object.keys(known))
      .orderBy('name')
      .limit(1)
      .executeTakeFirst();
  return {
    async step() {
      // Most of the time there is nothing to lock for.
      if (!(await next(connection))) return false;
      return connection.write(async (tx) => {
        await lockChanges(tx);
        const backfill = await next(tx);
        if (!backfill) return false;
        const { name, reached } = backfill;
        const work = known[name]!;
        const articles = await work.next(tx, reached);
        const ids = articles.map(({ id }) => id);
        if (ids.length > 0) await work.fill(tx, ids);
        const last = articles.at(-1);
        if (last && articles.length === articlesAtOnce) {
          await tx.db.updateTable('backfill').set({ reached: last.place }).where('name', '=', name).execute();
        } else {
          await work.fillRest?.(tx);
          await tx.db.deleteFrom('backfill').where('name', '=', name).execute();
        }
        return true;
      });
    },
  };
}

/** The newest first: readers look for those. */
async function publishedBefore({ db }: Connection, reached: string | null): Promise<Article[]> {
  let query = db
    .selectFrom('article')
    .select(['id', 'published_at'])
    .where('status', '=', published)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(articlesAtOnce);
  if (reached !== null) {
    const [at, id] = reached.split(' ') as [string, string];
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('published_at', 'id'), '<', tuple(at, id)));
  }
  const rows = await query.execute();
  return rows.map(({ id, published_at }) => ({ id, place: `${published_at} ${id}` }));
}

/** Whatever their status, in any order. */
async function behind({ db }: Connection, reached: string | null): Promise<Article[]> {
  const query = db.selectFrom('article').select('id').orderBy('id').limit(articlesAtOnce);
  const rows = await (reached === null ? query : query.where('id', '>', reached)).execute();
  return rows.map(({ id }) => ({ id, place: id }));
}

async function indexAgain(tx: Connection, articleIds: readonly string[]): Promise<void> {
  const articles = await tx.db
    .selectFrom('article')
    .select(['id', 'headline', 'dek', 'byline', 'text as body', 'published_at as publishedAt'])
    .where('id', 'in', articleIds)
    .execute();
  for (const { id, ...text } of articles) await indexArticle(tx, id, text);
}
