import type { Clause, Term } from './search-clause.ts';
import type { Word } from './search-word.ts';
import { isPaired } from './search-words.ts';

/**
 * What both databases index of a text: its words in order, and marks that stand for what they have in common with
 * others. A mark is looked up like a word, so that neither inflections nor beginnings of words cost more than a word.
 */
export interface IndexedText {
  /** One list for each part: a phrase does not run on from the headline into the dek. */
  parts: string[][];
  /** Each once. */
  marks: string[];
  /** Words of several parts as one; none stands beside another. */
  joined: string[];
}

/** Headline, dek and byline apart, and everything: what is in the first is found however much there is in the other. */
export const indexes = ['search_heads', 'search_texts'] as const;
export type Index = (typeof indexes)[number];
export type IndexedArticle = Record<Index, IndexedText>;

/** Neither sign can be typed: words are letters and digits alone (search-words.ts). */
export const stemMark = (stem: string): string => `=${stem}`;
export const beginningMark = (letters: string): string => `^${letters}`;
/** Stands between two parts. */
export const partEnd = '|';

/** Beginnings up to so many letters have a mark: of longer ones, few words begin so. */
const markedLetters = 4;

export function indexedText(parts: readonly (readonly Word[])[]): IndexedText {
  const marks = new Set<string>();
  const joined = new Set<string>();
  const lists = parts.map((list) =>
    list.map(({ term, stem, joined: whole }) => {
      if (stem !== term) marks.add(stemMark(stem));
      for (const letters of beginnings(term)) marks.add(beginningMark(letters));
      if (whole) {
        joined.add(whole.term);
        for (const letters of beginnings(whole.term)) marks.add(beginningMark(letters));
      }
      return term;
    }),
  );
  return { parts: lists, marks: [...marks], joined: [...joined] };
}

/** The words of one part for ranking, each between spaces; its stem, and what it ends, as a mark behind it. */
export function rankedText(list: readonly Word[]): string {
  const told = list.flatMap(({ term, stem, joined }) => [
    term,
    ...(stem === term ? [] : [stemMark(stem)]),
    ...(joined ? [stemMark(joined.term)] : []),
  ]);
  return ` ${told.join(' ')} `;
}

/** A beginning has two letters at least; of a script that is searched by pairs, one character. */
export function mayBeBeginning(letters: string): boolean {
  const { length } = [...letters];
  return isPaired(letters) ? length === 1 : length >= 2;
}

/** Whether words that begin so are known by a mark. */
export function isMarked(beginning: string): boolean {
  return [...beginning].length <= markedLetters;
}

/** What an index is asked for: articles for which all clauses of one of the lists hold, and none of the others. */
export interface Wanted {
  anyOf: readonly (readonly Clause[])[];
  noneOf: readonly Clause[];
}

/** One way in which a clause may hold. */
export interface Way {
  words: readonly Term[];
  prefix: boolean;
}

export function waysOf({ words, prefix, wider = [] }: Clause): Way[] {
  return [{ words, prefix }, ...wider.map((other) => ({ words: other, prefix: false }))];
}

/** Whether the index alone cannot say it: words side by side. */
export function hasPhrase({ anyOf, noneOf }: Wanted): boolean {
  return [...anyOf.flat(), ...noneOf].some(isPhrase);
}

/** The same with the words of phrases anywhere, which an index finds at once. */
export function loosened({ anyOf, noneOf }: Wanted): Wanted {
  return { anyOf, noneOf: noneOf.filter((clause) => !isPhrase(clause)) };
}

/** Of many pairs of characters every other one says nearly as much. */
const mostPairs = 4;

export function lookedUp(words: readonly Term[]): readonly Term[] {
  if (words.length < 3 || !words.every(({ term }) => isPaired(term))) return words;
  return words.filter((_, index) => index % 2 === 0).slice(0, mostPairs);
}

const isPhrase = (clause: Clause) => waysOf(clause).some(({ words }) => words.length > 1);

function beginnings(term: string): string[] {
  const letters = [...term];
  const found: string[] = [];
  for (let count = 1; count <= Math.min(markedLetters, letters.length); count++) {
    const beginning = letters.slice(0, count).join('');
    if (mayBeBeginning(beginning)) found.push(beginning);
  }
  return found;
}
