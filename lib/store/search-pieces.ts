import { isInitials } from './search-compounds.ts';
import { isGroupedNumber } from './search-numbers-typed.ts';
import { inOtherKana, withOtherForms } from './search-other-forms.ts';
import { runParts } from './search-runs.ts';
import { asTheyAre, type Clause, type Term } from './search-clause.ts';
import { isMarked, mayBeBeginning } from './search-terms.ts';
import type { Word } from './search-word.ts';
import { splitRuns, words } from './search-words.ts';

/** Left out when there are other words: they are in every article and would only cost time. */
const commonWords = new Set(
  'a an and are as at be by for from in is it of on or that the this to was were what with'.split(' '),
);
export const isCommon = (term: string): boolean => commonWords.has(term);

/** What stands between two spaces, as clauses. */
export function pieceClauses(typed: string, isLast: boolean, excluded: boolean): Clause[] {
  const parts = splitRuns(typed);
  return parts.flatMap(({ text, isRun }, index) => {
    const prefix = isLast && !excluded && index === parts.length - 1;
    if (isRun) return runClauses(text, prefix, excluded);
    return plainClauses(text, prefix, excluded).map((clause) => withOtherForms(clause, typed));
  });
}

/** What stands between quotation marks. Of "learning C++" the signs are looked for apart, of "AT&T" nothing else. */
export function quotedClauses(typed: string, excluded: boolean): Clause[] {
  const all = words(typed);
  const whole = all.at(-1)?.joined;
  const joined = ({ joined: as }: Word): Clause => ({
    words: [{ term: as!.term, stem: as!.term }],
    prefix: false,
    excluded,
  });
  if (whole && whole.parts === all.length) return [joined(all.at(-1)!)];
  const signs = excluded ? [] : all.filter((word) => word.joined?.parts === 1);
  const phrase = { words: termsOf(all), prefix: false, excluded };
  return all.length === 0 ? [] : [phrase, ...signs.map(joined)];
}

/** The single character that ends a run is there to be found, not to be asked for together with its pair. */
export function termsOf(found: readonly Word[]): Term[] {
  const last = found.at(-1);
  const before = found.at(-2);
  const isTail = last && before && last.start < before.end && last.end === before.end;
  return (isTail ? found.slice(0, -1) : found).map(({ term, stem }) => ({ term, stem }));
}

/** A dictionary says where the words of a run may be; each is found wherever it stands. */
function runClauses(run: string, prefix: boolean, excluded: boolean): Clause[] {
  const parts = excluded ? [{ text: run, wider: null }] : runParts(run);
  return parts.flatMap(({ text, wider }, index) => {
    const terms = termsOf(words(text));
    if (terms.length === 0) return [];
    const isBeginning = prefix && index === parts.length - 1 && terms.length === 1 && mayBeBeginning(terms[0]!.term);
    const clause = { words: terms, prefix: isBeginning, excluded };
    const other = excluded ? null : (wider ?? inOtherKana(text.normalize('NFKC')));
    return [other === null ? clause : { ...clause, wider: [termsOf(words(other))] }];
  });
}

/** "well-known" is two words side by side, "F-16" is one, "treaty's" is "treaty": the s says nothing. */
function plainClauses(typed: string, prefix: boolean, excluded: boolean): Clause[] {
  const all = words(typed);
  const clauses: Clause[] = [];
  let open: Word[] = [];
  const close = (isEnd: boolean) => {
    if (open.length > 0) clauses.push(...phraseClauses(termsOf(open), prefix && isEnd && !excluded, excluded));
    open = [];
  };
  all.forEach((word, index) => {
    const isEnd = all.slice(index + 1).every((later) => isElided(typed, later, all));
    if (isElided(typed, word, all)) return close(false);
    open.push(word);
    const { joined } = word;
    if (joined && open.length >= joined.parts) {
      const pieces = open.splice(-joined.parts);
      close(false);
      clauses.push(joinedClause(joined.term, pieces, prefix && isEnd, excluded));
    } else if (isEnd) close(true);
  });
  return clauses;
}

function joinedClause(term: string, pieces: readonly Word[], prefix: boolean, excluded: boolean): Clause {
  const clause = { words: asTheyAre(term), excluded };
  // Of C++ nothing is left without its signs; a cry in capitals still is one.
  if (pieces.length === 1) {
    const isCry = !excluded && isInitials(term);
    return { ...clause, prefix: false, ...(isCry ? { wider: [termsOf(pieces)] } : {}) };
  }
  // Whoever asks for AT&T does not mean attacks.
  return { ...clause, prefix: prefix && !excluded && !isMarked(term) && !isInitials(term), wider: [termsOf(pieces)] };
}

/** The s of "treaty's", the l of "l'Europe". */
function isElided(typed: string, { term, start, end }: Word, all: readonly Word[]): boolean {
  if (!/^[a-z]$/.test(term) || all.every((other) => other.term.length === 1)) return false;
  return (
    /['’]$/.test(typed.slice(0, start)) ||
    (/^['’]/.test(typed.slice(end)) && /(?:^|[^\p{L}\p{N}&/.-])$/u.test(typed.slice(0, start)))
  );
}

/** Of a phrase, the short beginning of a last word is looked for on its own: too many words begin so. */
function phraseClauses(terms: Term[], cutShort: boolean, excluded: boolean): Clause[] {
  const last = terms.at(-1)!;
  const prefix = cutShort && mayBeBeginning(last.term) && !isGroupedNumber(terms.map(({ term }) => term));
  if (!prefix || terms.length === 1 || !isMarked(last.term)) return [{ words: terms, prefix, excluded }];
  return [
    { words: terms.slice(0, -1), prefix: false, excluded },
    { words: [last], prefix, excluded },
  ];
}
