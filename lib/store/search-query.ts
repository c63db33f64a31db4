import { isMarked, mayBeBeginning } from './search-terms.ts';
import { words, type Word } from './search-words.ts';

/** One thing that an article must have, or must not. */
export interface Clause {
  /** More than one: in this order, side by side. */
  words: { term: string; stem: string }[];
  /** Whether the last word may be the beginning of one. */
  prefix: boolean;
  excluded: boolean;
}

const longest = 500;
/** So many words are looked for, alone or in phrases; more would cost more and hardly say more. */
const mostWords = 6;

/** Left out when there are other words: they are in every article and would only cost time. */
const commonWords = new Set(
  'a an and are as at be by for from in is it of on or that the this to was were what with'.split(' '),
);

/**
 * What a reader typed, as clauses that all must hold: words, "exact phrases" and -exclusions. Anything can be typed;
 * nothing but letters and digits gets through to a database. Empty when there is nothing to look for.
 */
export function parseQuery(typed: string): Clause[] {
  const text = typed.slice(0, longest);
  const clauses: Clause[] = [];
  for (const match of text.matchAll(
    /(?<excluded>(?<=^|\s)-)?(?:["“„«](?<phrase>[^"”“»]+)["”“»]|(?<plain>[^\s"“”„«»]+))/gu,
  )) {
    const excluded = match.groups?.excluded !== undefined;
    const phrase = match.groups?.phrase;
    if (phrase !== undefined) addClause(clauses, words(phrase), { prefix: false, excluded, phrase: true });
    else
      addPlain(clauses, match.groups?.plain ?? '', match.index + match[0].length === text.trimEnd().length, excluded);
  }
  const meant = firstWords(withoutCommon(clauses));
  return meant.some((clause) => !clause.excluded) ? meant : [];
}

/** "well-known" is two words side by side; "treaty's" is "treaty": a lone letter beside a longer word says nothing. */
function addPlain(clauses: Clause[], typed: string, last: boolean, excluded: boolean): void {
  const all = words(typed);
  const telling = all.some(({ term }) => term.length > 1)
    ? all.filter(({ term }) => term.length > 1 || !/^[a-z]$/.test(term))
    : all;
  addClause(clauses, telling, { prefix: last, excluded, phrase: telling.length === all.length });
}

function addClause(
  clauses: Clause[],
  found: readonly Word[],
  { prefix, excluded, phrase }: { prefix: boolean; excluded: boolean; phrase: boolean },
): void {
  // The single character that ends a run is there to be found, not to be asked for together with its pair.
  const terms = found
    .filter((word, index) => !isTail(word, found[index - 1]))
    .map(({ term, stem }) => ({ term, stem }));
  if (terms.length === 0) return;
  if (phrase) clauses.push(...phraseClauses(terms, prefix && !excluded, excluded));
  else terms.forEach((word) => clauses.push({ words: [word], prefix: false, excluded }));
}

/** Of a phrase, the short beginning of a last word is looked for on its own: too many words begin so. */
function phraseClauses(terms: Clause['words'], cutShort: boolean, excluded: boolean): Clause[] {
  const last = terms.at(-1)!;
  const prefix = cutShort && mayBeBeginning(last.term);
  if (!prefix || terms.length === 1 || !isMarked(last.term)) return [{ words: terms, prefix, excluded }];
  return [
    { words: terms.slice(0, -1), prefix: false, excluded },
    { words: [last], prefix, excluded },
  ];
}

/** As many clauses as there are words for; the last phrase is cut. */
function firstWords(clauses: readonly Clause[]): Clause[] {
  let left = mostWords;
  return clauses.flatMap((clause) => {
    const kept = clause.words.slice(0, left);
    left -= kept.length;
    if (kept.length === 0) return [];
    return [{ ...clause, words: kept, prefix: clause.prefix && kept.length === clause.words.length }];
  });
}

function isTail(word: Word, before: Word | undefined): boolean {
  return before !== undefined && word.start < before.end && word.end === before.end;
}

function withoutCommon(clauses: Clause[]): Clause[] {
  const common = ({ words: [first, ...more], excluded }: Clause) =>
    !excluded && more.length === 0 && first !== undefined && commonWords.has(first.term);
  const telling = clauses.filter((clause) => !common(clause));
  return telling.some(({ excluded }) => !excluded) ? telling : clauses;
}
