import { asTheyAre, type Clause, type Term } from './search-clause.ts';
import { cutQuestion, mostWords } from '#lib/news/search-question.ts';
import { numbersIn } from './search-numbers-typed.ts';
import { withPlainSigns } from './search-other-forms.ts';
import { isCommon, pieceClauses, quotedClauses, termsOf } from './search-pieces.ts';
import { isPaired, words } from './search-words.ts';

export interface Query {
  /** What all must hold. */
  clauses: Clause[];
  /** All words in the order in which they were typed, common ones too; empty where they were typed as more than words. */
  typed: Term[];
  /** Whether something is not looked for, because there are more words than are. */
  isCut: boolean;
}

/** Of a word that is looked for by pairs of characters, so many. */
const mostPairs = 24;
/** So many words, common ones and pairs among them, are looked for side by side as they were typed. */
const mostTyped = 24;

/**
 * What a reader typed, as clauses that all must hold: words, "exact phrases" and -exclusions. Anything can be typed;
 * nothing but letters and digits gets through to a database. Empty when there is nothing to look for.
 */
export function parseQuery(typed: string): Clause[] {
  return readQuery(typed).clauses;
}

/** The same, with whether all of it is looked for. */
export function readQuery(typed: string): Query {
  const { text, perhaps } = numbersIn(withPlainSigns(cutQuestion(typed)));
  const clauses: Clause[] = [];
  for (const match of text.matchAll(
    /(?<excluded>(?<=^|\s)-)?(?:["“„«](?<phrase>[^"”“»]+)["”“»]|(?<plain>[^\s"“”„«»]+))/gu,
  )) {
    const excluded = match.groups?.excluded !== undefined;
    const phrase = match.groups?.phrase;
    const isLast = match.index + match[0].length === text.trimEnd().length;
    if (phrase !== undefined) clauses.push(...quotedClauses(phrase, excluded));
    else {
      const number = excluded ? undefined : perhaps.find(({ from, to }) => from <= match.index && match.index < to);
      const pieces = pieceClauses(match.groups?.plain ?? '', isLast, excluded);
      // Whatever has the whole number has what is typed for it.
      clauses.push(...(number ? pieces.map((one) => ({ ...one, wider: [asTheyAre(number.digits)] })) : pieces));
    }
  }
  const meant = firstWords(withoutCommon(each(clauses)));
  if (!meant.clauses.some((clause) => !clause.excluded)) return { clauses: [], typed: [], isCut: false };
  const all = meant.isCut || /["“„«”»]|(?:^|\s)-/u.test(text) ? [] : termsOf(words(text));
  return { ...meant, typed: all.length > mostTyped ? [] : all };
}

/** As many clauses as there are words for; the last phrase is cut. */
function firstWords(clauses: readonly Clause[]): Omit<Query, 'typed'> {
  let left = mostWords;
  let isCut = false;
  const kept = clauses.flatMap((clause) => {
    const found: Term[] = [];
    let pairs = 0;
    for (const word of clause.words) {
      // All pairs of a word are one word.
      const isCounted = !isPaired(word.term) || ++pairs === 1;
      if (isCounted && left === 0) isCut = true;
      if (isCut || pairs > mostPairs) break;
      if (isCounted) left -= 1;
      found.push(word);
    }
    if (found.length === 0) return [];
    return found.length === clause.words.length
      ? [clause]
      : [{ words: found, prefix: false, excluded: clause.excluded }];
  });
  return { clauses: kept, isCut };
}

/** Each once. */
function each(clauses: readonly Clause[]): Clause[] {
  const told = ({ words, excluded }: Clause) => `${excluded} ${words.map(({ term }) => term).join(' ')}`;
  // Of two, the last: that may be the beginning of another word.
  return [...new Map(clauses.toReversed().map((clause) => [told(clause), clause])).values()].toReversed();
}

function withoutCommon(clauses: Clause[]): Clause[] {
  const common = ({ words: [first, ...more], excluded }: Clause) =>
    !excluded && more.length === 0 && first !== undefined && isCommon(first.term);
  const telling = clauses.filter((clause) => !common(clause));
  return telling.some(({ excluded }) => !excluded) ? telling : clauses;
}
