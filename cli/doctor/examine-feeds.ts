import { outcomeOf } from '#lib/doctor/answer.ts';
import { feedOfEverything } from '#lib/doctor/places.ts';
import { readFeed } from '#lib/doctor/read-feed.ts';
import { checkAll } from '#lib/doctor/rule.ts';
import { conditionalRules, feedRules } from '#lib/doctor/rules/feeds.ts';
import type { Examination } from './examination.ts';
import { spread } from './spread.ts';
import { TaskPool } from './task-pool.ts';

const isThere = {
  rule: 'feeds can be fetched',
  level: 'problem',
  source: 'https://www.rssboard.org/rss-autodiscovery',
} as const;

/** Entries of a feed of everything, where there are so many articles. */
const fullFeed = 30;
/** Feeds that are asked a second time, whether they changed. */
const askedTwice = 3;

/**
 * Reads the feeds that pages name.
 *
 * @param feeds paths, with a page that names each
 * @param known the newest article and the number of them, where the store is at hand
 * @returns how many were read
 */
export async function examineFeeds(
  examination: Examination,
  feeds: ReadonlyMap<string, string>,
  known: { newest: string | null; articles: number },
): Promise<number> {
  const { site, client, diagnosis, scope } = examination;
  const chosen = spread([...feeds], scope.feeds);
  const pool = new TaskPool(4);
  for (const [i, [path, from]] of chosen.entries()) {
    pool.add(async () => {
      const answer = await client.ask(path);
      if (answer.status !== 200) {
        diagnosis.add([{ ...isThere, address: from, problem: `the feed ${path} ${outcomeOf(answer)}` }]);
        return;
      }
      const isEverything = path.startsWith(feedOfEverything.replace(/[^/]+$/, '')) && path.split('/').length === 3;
      const expected = isEverything
        ? { newest: known.newest, atLeast: Math.min(fullFeed, known.articles) }
        : { newest: null, atLeast: 0 };
      diagnosis.add(checkAll(feedRules, { site, path, answer, read: readFeed(answer.body), ...expected }, path));
      const { etag } = answer.headers;
      if (i >= askedTwice || etag === undefined) return;
      const again = await client.ask(path, { headers: { 'If-None-Match': etag } });
      diagnosis.add(checkAll(conditionalRules, again, path));
    });
  }
  await pool.end();
  return chosen.length;
}
