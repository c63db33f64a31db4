import type { Article } from '#lib/news/article.ts';
import type { LiveUpdate } from '#lib/news/live-update.ts';
import { tags } from '#lib/news/tags.ts';
import { listingTag, type Listing } from './articles.ts';
import { carry } from './carry.ts';
import { readersStore } from './open.ts';

/** A feed tells of so many updates of one story: whoever wants all of them reads the article. */
const updatesInFeed = 25;

/** The newest articles of a list with their text and, where there is live coverage, its newest updates. */
export async function feedArticles(
  listing: Listing,
  count: number,
): Promise<{ article: Article; updates: LiveUpdate[] }[]> {
  const everything = Object.keys(listing).length === 0;
  await carry(everything ? tags.feeds : listingTag(listing));
  const { articles, live } = await readersStore();
  const found = await articles.fullPublished(listing, { limit: count, offset: 0 });
  return Promise.all(
    found.map(async (article) => {
      if (!article.live) return { article, updates: [] };
      const { newest } = await live.extent(article.id);
      return { article, updates: await live.between(article.id, newest - updatesInFeed + 1, newest) };
    }),
  );
}
