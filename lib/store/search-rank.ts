import type { Clause } from './search-clause.ts';
import { minuteOf } from './search-number.ts';
import { sought, spansIn, type Sought, type Span } from './search-places.ts';

/** An article in which all that was looked for was found. */
export interface Candidate {
  /** Newer articles have greater ones. */
  id: number;
  articleId: string;
  /** `rankedText` of each. */
  headline: string;
  dek: string;
  byline: string;
  /** Whether it has all of them as whole words, as they were typed. */
  isExact: boolean;
  /** Whether they stand in it somewhere side by side, as they were typed. */
  isAsTyped: boolean;
}

/** What a word counts by where it stands; in none of them, it is in the text. */
const weights = { headline: 10, dek: 5, byline: 3 };
const places = ['headline', 'dek', 'byline'] as const;
const inText = 1;
/** A word of which only the beginning was typed says less in the headline than the word itself in the text. */
const onlyBegins = 0.08;
/** What each two words count that stand side by side; with words between them, the less the more there are. */
const sideBySide = 3;
const farthest = 8;

/** Best first; of what is equally good, the newest. The only rule of order: databases say what there is. */
export function ranked(candidates: readonly Candidate[], clauses: readonly Clause[]): Candidate[] {
  const wanted = clauses.filter(({ excluded }) => !excluded).map(sought);
  const scored = candidates.map((candidate) => ({ candidate, score: score(candidate, wanted) }));
  scored.sort((a, b) => b.score - a.score || byAge(a.candidate, b.candidate));
  return scored.map(({ candidate }) => candidate);
}

/** The newest first. Numbers of one minute are drawn by lot, in each database others. */
function byAge(a: Candidate, b: Candidate): number {
  return minuteOf(b.id) - minuteOf(a.id) || order(a.headline, b.headline) || order(a.dek, b.dek) || b.id - a.id;
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function score(candidate: Candidate, wanted: readonly Sought[]): number {
  const spans = places.map((place) => spansIn(candidate[place], wanted));
  let total = 0;
  wanted.forEach(({ weight, isLoose }, index) => {
    let best = inText * (candidate.isExact || !isLoose ? 1 : onlyBegins);
    places.forEach((place, at) => {
      const here = spans[at]![index]!;
      if (here.length === 0) return;
      best = Math.max(best, weights[place] * (here.some(({ isWhole }) => isWhole) ? 1 : onlyBegins));
    });
    total += best * weight;
  });
  const near = places.map((place, at) => weights[place] * nearness(spans[at]!));
  const asTyped = candidate.isAsTyped ? inText * sideBySide * (wanted.length - 1) : 0;
  return total + Math.max(asTyped, ...near);
}

/** How near each two clauses stand that follow one another, in the place of all of them. */
function nearness(spans: readonly (readonly Span[])[]): number {
  return sum(
    spans.slice(1).map((next, index) => {
      const gap = smallestGap(spans[index]!, next);
      return gap > farthest ? 0 : sideBySide / (1 + gap) ** 2;
    }),
  );
}

/** Words between two clauses; one more where they stand the other way round. */
function smallestGap(before: readonly Span[], after: readonly Span[]): number {
  let gap = Infinity;
  for (const a of before) {
    for (const b of after) gap = Math.min(gap, b.from >= a.to ? b.from - a.to : Math.max(0, a.from - b.to) + 1);
  }
  return gap;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
