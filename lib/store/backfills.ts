import { lockChanges } from './change-log.ts';
import { published } from './article-rows.ts';
import type { Connection } from './connection.ts';
import { indexArticle } from './search-index.ts';

/**
 * What a migration leaves to be filled in for articles that are there already. It is done in small steps beside the
 * newsroom's work, so that no publish waits for it: the press's clock takes one at a time.
 */
export interface Backfills {
  /** Does the next step, if there is one. @returns whether something is left to do */
  step(): Promise<boolean>;
}

/** Articles of one step: some tens of milliseconds in which nobody else can write. */
const articlesAtOnce = 10;

/** What is filled in for an article, by the name its migration gave it. */
const fill: Record<string, (tx: Connection, articleIds: readonly string[]) => Promise<void>> = {
  search: indexAgain,
};

export function backfills(connection: Connection): Backfills {
  const next = ({ db }: Connection) =>
    db.selectFrom('backfill').select(['name', 'reached']).orderBy('name').limit(1).executeTakeFirst();
  return {
    async step() {
      // Most of the time there is nothing to lock for.
      if (!(await next(connection))) return false;
      return connection.write(async (tx) => {
        await lockChanges(tx);
        const backfill = await next(tx);
        if (!backfill) return false;
        const { name, reached } = backfill;
        const articles = await publishedBefore(tx, reached);
        // What a later release has begun is not ours to end.
        const work = fill[name];
        if (!work) return false;
        if (articles.length > 0)
          await work(
            tx,
            articles.map(({ id }) => id),
          );
        const last = articles.at(-1);
        if (last && articles.length === articlesAtOnce)
          await tx.db.updateTable('backfill').set({ reached: last.place }).where('name', '=', name).execute();
        else await tx.db.deleteFrom('backfill').where('name', '=', name).execute();
        return true;
      });
    },
  };
}

/** The next articles, the newest first: readers look for those. */
async function publishedBefore({ db }: Connection, reached: string | null) {
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

async function indexAgain(tx: Connection, articleIds: readonly string[]): Promise<void> {
  const articles = await tx.db
    .selectFrom('article')
    .select(['id', 'headline', 'dek', 'byline', 'text as body', 'published_at as publishedAt'])
    .where('id', 'in', articleIds)
    .execute();
  for (const { id, ...text } of articles) await indexArticle(tx, id, text);
}
