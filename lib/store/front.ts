import { z } from 'zod';
import type { ArticleSummary } from '#lib/news/article.ts';
import { composeFront, type Front } from '#lib/news/front.ts';
import { frontCurationSchema, placedOnFront, type FrontCuration } from '#lib/news/front-curation.ts';
import { placementSchema, withPlacements, type Placement } from '#lib/news/placements.ts';
import type { Store } from './store.ts';

/** Enough of the newest to fill every block of a front with a dozen sections. */
const newestConsidered = 150;

export interface ComposedFront {
  front: Front<ArticleSummary>;
  /** What `front.yaml` says. */
  curation: FrontCuration;
  /** What the desk put there, the newest first. */
  placements: Placement[];
  newest: ArticleSummary | null;
}

/** The front page as the editors placed it, in files and at the desk, filled by recency. */
export async function frontOf(store: Store): Promise<ComposedFront> {
  const sections = await store.sections.all();
  const [{ curation, placements, all }, newest] = await Promise.all([
    curationOf(store, sections),
    store.articles.published({}, { limit: newestConsidered, offset: 0 }),
  ]);
  // An old article that the editors placed is not among the newest.
  const known = new Set(newest.map(({ slug }) => slug));
  const older = placedOnFront(all).filter((slug) => !known.has(slug));
  const candidates = [...newest, ...(await store.articles.publishedBySlugs(older))];
  return { front: composeFront(candidates, all, sections), curation, placements, newest: newest[0] ?? null };
}

/** What the editors placed: in `front.yaml`, at the desk, and both together. */
export async function curationOf(store: Store, sections: readonly { slug: string }[]) {
  const [written, placements] = await Promise.all([store.settings.get('front'), placementsOf(store)]);
  const curation = frontCurationSchema.parse(written ?? {});
  return { curation, placements, all: withPlacements(curation, placements, sections) };
}

export async function placementsOf(store: Store): Promise<Placement[]> {
  return z.array(placementSchema).parse((await store.settings.get('placements')) ?? []);
}

/**
 * Takes from the front what was to stand there until now.
 *
 * @returns the slugs
 */
export async function expirePlacements(store: Store): Promise<string[]> {
  if ((await expiredIn(store)).length === 0) return [];
  return store.transaction(async (tx) => {
    await tx.settings.lock();
    const expired = await expiredIn(tx);
    const left = (await placementsOf(tx)).filter((each) => !expired.some(({ slug }) => slug === each.slug));
    await tx.settings.set('placements', left);
    return expired.map(({ slug }) => slug);
  });
}

async function expiredIn(store: Store): Promise<Placement[]> {
  const timed = (await placementsOf(store)).filter(({ until }) => until !== null);
  if (timed.length === 0) return [];
  const now = await store.now();
  return timed.filter(({ until }) => until !== null && until <= now);
}
