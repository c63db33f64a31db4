/** One word as an index knows it. */
export interface Term {
  term: string;
  stem: string;
}

/** Words that are looked for as they are. */
export const asTheyAre = (...words: string[]): Term[] => words.map((term) => ({ term, stem: term }));

/** One thing that an article must have, or must not. */
export interface Clause {
  /** More than one: in this order, side by side. */
  words: Term[];
  /** Whether the last word may be the beginning of one. */
  prefix: boolean;
  excluded: boolean;
  /** Each does as well, and counts less: `co operation` for `cooperation`, 서울 for 서울에서. */
  wider?: readonly Term[][];
}
