import { minuteOf } from './search-number.ts';
import type { Clause, Term } from './search-clause.ts';
import { stemMark, waysOf } from './search-terms.ts';
import { isPaired } from './search-words.ts';

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

/** Where a clause stands in a place: the numbers of its first word and of what follows it. */
interface Span {
  from: number;
  to: number;
  isWhole: boolean;
}

/** Best first; of what is equally good, the newest. The only rule of order: databases say what there is. */
export function ranked(candidates: readonly Candidate[], clauses: readonly Clause[]): Candidate[] {
  const wanted = clauses.filter(({ excluded }) => !excluded);
  const scored = candidates.map((candidate) => ({ candidate, score: score(candidate, wanted) }));
  scored.sort((a, b) => b.score - a.score || byAge(a.candidate, b.candidate));
  return scored.map(({ candidate }) => candidate);
}

/** The newest first. Numbers of one minute are drawn by lot, in each database others. */
function byAge(a: Candidate, b: Candidate): number {
  return minuteOf(b.id) - minuteOf(a.id) || order(a.headline, b.headline) || order(a.dek, b.dek) || b.id - a.id;
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function score(candidate: Candidate, wanted: readonly Clause[]): number {
  const found = places.map((place) => ({
    weight: weights[place],
    spans: spansIn(candidate[place], wanted),
  }));
  const whereBest = wanted.map((clause, index) => {
    const anywhere = inText * weightOf(clause.words) * (isSure(candidate, clause) ? 1 : onlyBegins);
    const inPlaces = found.map(({ weight, spans }) => {
      const all = spans[index]!;
      if (all.length === 0) return 0;
      return weight * weightOf(clause.words) * (all.some(({ isWhole }) => isWhole) ? 1 : onlyBegins);
    });
    return Math.max(anywhere, ...inPlaces);
  });
  const near = found.map(({ weight, spans }) => weight * nearness(spans));
  const asTyped = candidate.isAsTyped ? inText * sideBySide * (wanted.length - 1) : 0;
  return sum(whereBest) + Math.max(asTyped, ...near);
}

/** Pairs of characters are together one word. */
const weightOf = (words: readonly Term[]) => (isPaired(words[0]!.term) ? 1 : words.length);

/** Whether it is in the text as it was typed, wherever that is. */
const isSure = ({ isExact }: Candidate, { prefix, wider }: Clause) => isExact || (!prefix && !wider);

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

/** Places of one clause in one text that are looked at: more say no more. */
const mostSpans = 8;

function spansIn(text: string, wanted: readonly Clause[]): Span[][] {
  if (!wanted.some((clause) => waysOf(clause).some(({ words }) => text.includes(words[0]!.stem)))) {
    return wanted.map(() => []);
  }
  const forms = formsIn(text);
  return wanted.map((clause) => {
    const ways = waysOf(clause);
    const spans: Span[] = [];
    for (let from = 0; from < forms.length && spans.length < mostSpans; from++) {
      for (const [index, { words, prefix }] of ways.entries()) {
        const match = matchAt(forms, from, words, prefix);
        if (match === null) continue;
        spans.push({ from, to: from + lengthOf(words), isWhole: match && index === 0 });
        break;
      }
    }
    return spans;
  });
}

/** What stands at each place of a text: the word, its stem, what it ends. */
function formsIn(text: string): string[][] {
  const forms: string[][] = [];
  for (const form of text.split(' ')) {
    if (form === '') continue;
    if (form.startsWith(stemMark(''))) forms.at(-1)?.push(form);
    else forms.push([form]);
  }
  return forms;
}

/** Whether the words stand there as whole words; null where they do not. */
function matchAt(forms: readonly string[][], from: number, words: readonly Term[], prefix: boolean): boolean | null {
  for (const [index, { term, stem }] of words.entries()) {
    const here = forms[from + index];
    if (!here) return null;
    const isIt = here[0] === term || (words.length === 1 && (here.includes(stemMark(stem)) || here[0] === stem));
    if (isIt) continue;
    return prefix && index === words.length - 1 && here.some((form) => form.replace(/^=/, '').startsWith(term))
      ? false
      : null;
  }
  return true;
}

/** Of characters in pairs there is one more than there are pairs. */
function lengthOf(words: readonly Term[]): number {
  const last = words.at(-1)!.term;
  return words.length + (isPaired(last) && [...last].length > 1 ? 1 : 0);
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
