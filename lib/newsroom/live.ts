import type { Article } from '#lib/news/article.ts';
import {
  firstSegmentOnArticle,
  isLive,
  numbersIn,
  segmentOf,
  updatesInFeed,
  type LiveFeed,
  type LiveUpdate,
} from '#lib/news/live-update.ts';
import { tags } from '#lib/news/tags.ts';
import { findArticle } from './articles.ts';
import { carry } from './carry.ts';
import { readersStore } from './open.ts';

/** The newest updates of an article, as its own page shows them. */
export interface Coverage {
  /** Newest first; the pinned one is not among them. */
  updates: LiveUpdate[];
  pinned: LiveUpdate | null;
  /** The oldest number that is on this page, or would be if it had not been deleted. */
  from: number;
  /** The segment before it, on a page of its own; null when this is all. */
  older: number | null;
}

/** All updates on the page, newest first. */
export const shownUpdates = ({ updates, pinned }: Coverage): LiveUpdate[] =>
  pinned ? [...updates, pinned].sort((a, b) => b.number - a.number) : updates;

/** The newest two segments, and what the editors pinned; null where there never was live coverage. */
export async function readCoverage({ id, slug, live }: Article): Promise<Coverage | null> {
  if (!live) return null;
  await carry(tags.article(slug));
  const { live: store } = await readersStore();
  const { newest } = await store.extent(id);
  const first = firstSegmentOnArticle(newest);
  const [from] = numbersIn(first);
  const [updates, pinned] = await Promise.all([store.between(id, from, newest), store.pinned(id)]);
  return {
    updates: updates.filter(({ number }) => number !== pinned?.number),
    pinned,
    from,
    older: first > 1 ? first - 1 : null,
  };
}

/** One segment of an article's updates. */
export interface Segment {
  segment: number;
  segments: number;
  /** Newest first; empty when all of them were deleted. */
  updates: LiveUpdate[];
  /** Whether the article's own page shows them too. */
  onArticle: boolean;
}

/** Null beyond what there ever was. */
export async function readSegment({ id, slug }: Article, segment: number): Promise<Segment | null> {
  await carry(tags.article(slug));
  const { live: store } = await readersStore();
  const { newest } = await store.extent(id);
  if (newest === 0 || segment > segmentOf(newest)) return null;
  return {
    segment,
    segments: segmentOf(newest),
    updates: await store.between(id, ...numbersIn(segment)),
    onArticle: segment >= firstSegmentOnArticle(newest),
  };
}

/** For open pages; null where there is no such article or it never had live coverage. */
export async function readLiveFeed(slug: string): Promise<LiveFeed | null> {
  // With the tag of the publication, by which a cache is told of more changes than it takes tags.
  await carry(tags.publication);
  const article = await findArticle(slug);
  if (!article?.live) return null;
  const { live: store } = await readersStore();
  const { newest } = await store.extent(article.id);
  const [from] = numbersIn(firstSegmentOnArticle(newest));
  const updates = await store.between(article.id, from, newest);
  return {
    state: isLive(article) ? 'live' : 'ended',
    updatedAt: article.updatedAt ?? article.live.startedAt,
    updates: updates.slice(0, updatesInFeed).map(({ number, at, headline }) => ({ number, at, headline })),
  };
}
