import { isPaired, type Word } from './search-words.ts';

/**
 * What both databases index of a text: its words in order, and marks that stand for what they have in common with
 * others. A mark is looked up like a word, so that neither inflections nor beginnings of words cost more than a word.
 */
export interface IndexedText {
  /** One list for each part: a phrase does not run on from the headline into the dek. */
  parts: string[][];
  /** Each once. */
  marks: string[];
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
  const lists = parts.map((list) =>
    list.map(({ term, stem }) => {
      if (stem !== term) marks.add(stemMark(stem));
      for (const letters of beginnings(term)) marks.add(beginningMark(letters));
      return term;
    }),
  );
  return { parts: lists, marks: [...marks] };
}

/** The words of one part with its stems, for ranking: each between spaces. */
export function rankedText(list: readonly Word[]): string {
  const stems = new Set(list.filter(({ term, stem }) => stem !== term).map(({ stem }) => stemMark(stem)));
  return ` ${[...list.map(({ term }) => term), ...stems].join(' ')} `;
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

function beginnings(term: string): string[] {
  const letters = [...term];
  const found: string[] = [];
  for (let count = 1; count <= Math.min(markedLetters, letters.length); count++) {
    const beginning = letters.slice(0, count).join('');
    if (mayBeBeginning(beginning)) found.push(beginning);
  }
  return found;
}
