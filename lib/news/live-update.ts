import type { Named } from './article.ts';
import { articleUrl } from './urls.ts';

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
const updatesInSegment = 25;

export const segmentOf = (number: number) => Math.max(1, Math.ceil(number / updatesInSegment));

/** The numbers of a segment: from, to, both included. */
export const numbersIn = (segment: number): [from: number, to: number] => [
  (segment - 1) * updatesInSegment + 1,
  segment * updatesInSegment,
];

export const segmentUrl = (slug: string, segment: number) => `${articleUrl(slug)}/updates/${segment}`;

/** The anchor of an update on whichever page shows it. */
export const updateAnchor = (number: number) => `update-${number}`;

/** Where an update stays to be found, however many come after it. */
export const updateUrl = (slug: string, number: number) =>
  `${segmentUrl(slug, segmentOf(number))}#${updateAnchor(number)}`;
