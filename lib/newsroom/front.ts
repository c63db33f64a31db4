import type { ArticleSummary } from '#lib/news/article.ts';
import { composeFront, type Front } from '#lib/news/front.ts';
import { frontCurationSchema, placedOnFront } from '#lib/news/front-curation.ts';
import { tags } from '#lib/news/tags.ts';
import { carry } from './carry.ts';
import { readersStore } from './open.ts';

/** Enough of the newest to fill every block of a front with a dozen sections. */
const newestConsidered = 150;

export interface PrintedFront {
  front: Front<ArticleSummary>;
  /** When the newest article came out: the date of this edition. Null while nothing is published. */
  printedAt: string | null;
}

/** The front page as the editors placed it, filled by recency. */
export async function readFront(): Promise<PrintedFront> {
  await carry(tags.front);
  const store = await readersStore();
  const curation = frontCurationSchema.parse((await store.settings.get('front')) ?? {});
  const [newest, curated, sections] = await Promise.all([
    store.articles.published({}, { limit: newestConsidered, offset: 0 }),
    store.articles.publishedBySlugs(placedOnFront(curation)),
    store.sections.all(),
  ]);
  // An old article that the editors placed is not among the newest.
  const known = new Set(newest.map(({ slug }) => slug));
  const candidates = [...newest, ...curated.filter(({ slug }) => !known.has(slug))];
  return { front: composeFront(candidates, curation, sections), printedAt: newest[0]?.publishedAt ?? null };
}
