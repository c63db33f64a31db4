import type { Clause } from './search-query.ts';
import { stemMark } from './search-terms.ts';

/** An article in which all that was looked for was found. */
export interface Candidate {
  /** Newer articles have greater ones. */
  id: number;
  articleId: string;
  /** `rankedText` of each. */
  headline: string;
  dek: string;
  byline: string;
}

/** What a word counts by where it stands; in none of them, it is in the text. */
const weights = { headline: 10, dek: 5, byline: 3 };
const inText = 1;
/** A word of which only the beginning was typed says less than the word itself. */
const onlyBegins = 0.3;
/** Words that stand together as they were typed say more than apart. */
const together = 1.5;

/** Best first; of what is equally good, the newest. */
export function ranked(candidates: readonly Candidate[], clauses: readonly Clause[]): Candidate[] {
  const wanted = clauses.filter(({ excluded }) => !excluded);
  const score = (candidate: Candidate) => wanted.reduce((sum, clause) => sum + bestPlace(candidate, clause), 0);
  const scored = candidates.map((candidate) => ({
    candidate,
    score: score(candidate) + asTyped(candidate, wanted),
  }));
  scored.sort((a, b) => b.score - a.score || b.candidate.id - a.candidate.id);
  return scored.map(({ candidate }) => candidate);
}

function bestPlace(candidate: Candidate, { words, prefix }: Clause): number {
  const typed = ` ${words.map(({ term }) => term).join(' ')}`;
  const [only, ...more] = words;
  const is = (text: string) =>
    text.includes(`${typed} `) ||
    (more.length === 0 && (text.includes(` ${stemMark(only!.stem)} `) || text.includes(` ${only!.stem} `)));
  let best = inText * words.length;
  for (const place of ['headline', 'dek', 'byline'] as const) {
    const weight = weights[place] * words.length;
    if (is(candidate[place])) best = Math.max(best, weight);
    else if (prefix && candidate[place].includes(typed)) best = Math.max(best, weight * onlyBegins);
  }
  return best;
}

function asTyped(candidate: Candidate, wanted: readonly Clause[]): number {
  const all = wanted.flatMap(({ words }) => words.map(({ term }) => term));
  if (wanted.length < 2) return 0;
  const typed = ` ${all.join(' ')} `;
  const places = ['headline', 'dek', 'byline'] as const;
  return Math.max(
    0,
    ...places
      .filter((place) => candidate[place].includes(typed))
      .map((place) => weights[place] * all.length * together),
  );
}
