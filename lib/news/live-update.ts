import { filled } from './address-pattern.ts';
import { pages } from './addresses.ts';
import type { Live, Named } from './article.ts';

/** Whether updates are still coming. */
export const isLive = ({ live }: { live: Live | null }) => live !== null && live.endedAt === null;

/** An entry of a story's rolling coverage. */
export interface LiveUpdate {
  /** 1, 2, 3, … within its article; never given to another. */
  number: number;
  /** ISO 8601, UTC. */
  at: string;
  /** May be empty: the first line of a story often has none. */
  headline: string;
  html: string;
  /** Plain text of it. */
  text: string;
  authors: Named[];
  pinned: boolean;
  /** When it was last edited for readers, or null. */
  editedAt: string | null;
}

/** Updates on one page of older ones: a segment. Numbers 1 to 25 are the first segment, for ever. */
export const updatesInSegment = 25;

export const segmentOf = (number: number) => Math.max(1, Math.ceil(number / updatesInSegment));

/** The numbers of a segment: from, to, both included. */
export const numbersIn = (segment: number): [from: number, to: number] => [
  (segment - 1) * updatesInSegment + 1,
  segment * updatesInSegment,
];

/** The article itself shows so many segments, the newest. */
const segmentsOnArticle = 2;
/** All updates of an article that has no more than so many. */
export const updatesOnArticle = segmentsOnArticle * updatesInSegment;

/** The oldest segment that the article itself shows; those before it have pages of their own alone. */
export const firstSegmentOnArticle = (newest: number) => Math.max(1, segmentOf(newest) - segmentsOnArticle + 1);

/** A segment's number as it stands in an address, or null. */
export const parseSegment = (text: string) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null);

export const segmentUrl = (slug: string, segment: number) =>
  filled(pages.updates.path, { slug, segment: String(segment) });

/** The anchor of an update on whichever page shows it. */
export const updateAnchor = (number: number) => `update-${number}`;

/** Where an update stays to be found, however many come after it. */
export const updateUrl = (slug: string, number: number) =>
  `${segmentUrl(slug, segmentOf(number))}#${updateAnchor(number)}`;

/** What open pages ask for again and again: `/api/live/<slug>`. */
export const liveFeedUrl = (slug: string) => filled(pages.liveFeed.path, { slug });

const mostTurningPoints = 10;

/** The moments to jump to, newest first: updates with a headline. One or two are no list. */
export function turningPoints(updates: readonly LiveUpdate[]): LiveUpdate[] {
  const points = updates.filter(({ headline }) => headline !== '').slice(0, mostTurningPoints);
  return points.length > 2 ? points : [];
}

/** What an open page needs to know of its story's coverage. */
export interface LiveFeed {
  state: 'live' | 'ended';
  updatedAt: string;
  /** The newest, newest first. */
  updates: Pick<LiveUpdate, 'number' | 'at' | 'headline'>[];
}

/** So many updates are named; who missed more is told "more than". */
export const updatesInFeed = 10;
