import type { Clause, Term } from './search-clause.ts';
import { stemMark, waysOf } from './search-terms.ts';
import { isPaired } from './search-words.ts';

/** Where a clause stands in a text: the numbers of its first word and of what follows it. */
export interface Span {
  from: number;
  to: number;
  /** As whole words, as they were typed. */
  isWhole: boolean;
}

/** A clause, made ready to be looked for in thousands of headlines. */
export interface Sought {
  ways: { words: readonly Term[]; prefix: boolean; length: number }[];
  /** What it counts: pairs of characters are together one word. */
  weight: number;
  /** Whether it may hold without its words as they were typed. */
  isLoose: boolean;
}

export function sought(clause: Clause): Sought {
  const { words, prefix, wider } = clause;
  return {
    ways: waysOf(clause).map((way) => ({ ...way, length: lengthOf(way.words) })),
    weight: isPaired(words[0]!.term) ? 1 : words.length,
    isLoose: prefix || wider !== undefined,
  };
}

/** Of characters in pairs there is one more than there are pairs. */
function lengthOf(words: readonly Term[]): number {
  const last = words.at(-1)!.term;
  return words.length + (isPaired(last) && [...last].length > 1 ? 1 : 0);
}

/** Places of one clause in one text that are looked at: more say no more. */
const mostSpans = 8;

/** @param text as `rankedText` makes it */
export function spansIn(text: string, wanted: readonly Sought[]): Span[][] {
  let forms: string[][] | null = null;
  return wanted.map(({ ways }) => {
    const spans: Span[] = [];
    if (!ways.some(({ words }) => mayHave(text, words[0]!))) return spans;
    forms ??= formsIn(text);
    for (let from = 0; from < forms.length && spans.length < mostSpans; from++) {
      for (let index = 0; index < ways.length; index++) {
        const { words, prefix, length } = ways[index]!;
        const match = matchAt(forms, from, words, prefix);
        if (match === null) continue;
        spans.push({ from, to: from + length, isWhole: match && index === 0 });
        break;
      }
    }
    return spans;
  });
}

/** Most headlines have most words nowhere; this is known at once. */
const mayHave = (text: string, { term, stem }: Term) => text.includes(stem) || text.includes(term);

/** What stands at each place of a text: the word, its stem, what it ends. */
function formsIn(text: string): string[][] {
  const forms: string[][] = [];
  for (const form of text.split(' ')) {
    if (form === '') continue;
    if (form.startsWith(mark)) forms.at(-1)?.push(form);
    else forms.push([form]);
  }
  return forms;
}

const mark = stemMark('');

/** Whether the words stand there as whole words; null where they do not. */
function matchAt(forms: readonly string[][], from: number, words: readonly Term[], prefix: boolean): boolean | null {
  for (let index = 0; index < words.length; index++) {
    const here = forms[from + index];
    if (!here) return null;
    const { term, stem } = words[index]!;
    if (here[0] === term) continue;
    if (words.length === 1 && (here[0] === stem || (here.length > 1 && here.includes(mark + stem)))) continue;
    const isBeginning = (form: string) => form.startsWith(term, form.startsWith(mark) ? mark.length : 0);
    return prefix && index === words.length - 1 && here.some(isBeginning) ? false : null;
  }
  return true;
}
