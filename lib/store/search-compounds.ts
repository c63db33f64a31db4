import type { Word } from './search-words.ts';

/** A word of several parts, or with a sign that belongs to it, as one. */
export interface Joined {
  /** `f16`, `att`, `cplusplus`, `csharp`, `dotnet`: letters and digits, as words are. */
  term: string;
  /** Where it stands in the text. */
  start: number;
  end: number;
  /** Which of the words it ends with, and of how many it is made. */
  last: number;
  parts: number;
}

/** What may join the parts of a word, on its own between two of them. */
const joint = /^[&＆/／\-‐‑‒–.．+＋@·]$/u;
const signsAfter = /(?:[+＋]{1,2}|[#＃♯]{1,2})(?![\p{L}\p{N}+＋#＃♯])/uy;
/** A dot before a word, with nothing before it: .NET */
const dotBefore = /(?:^|[\s(["'“‘«„])[.．]$/u;
const mostParts = 4;

/**
 * F-16 is also looked for as F16, co-operation as cooperation, AT&T as ATT; C++, C# and .NET by the names of their signs.
 * Of well-known there is nothing to join: its parts tell enough.
 */
export function joinedForms(text: string, words: readonly Word[]): Joined[] {
  const found: Joined[] = [];
  let first = 0;
  words.forEach((word, last) => {
    const next = words[last + 1];
    if (next && joint.test(text.slice(word.end, next.start))) return;
    const group = words.slice(first, last + 1);
    const { start } = group[0]!;
    const sign = signAfter(text, word.end);
    const isDotted = group.length === 1 && dotBefore.test(text.slice(Math.max(0, start - 2), start));
    if (sign !== '') found.push({ ...named(word, sign), last, parts: 1 });
    else if (isDotted && /\p{L}/u.test(word.term)) {
      found.push({ term: `dot${word.term}`, start: start - 1, end: word.end, last, parts: 1 });
    } else if (isTold(group)) {
      found.push({ term: group.map(({ term }) => term).join(''), start, end: word.end, last, parts: group.length });
    }
    first = last + 1;
  });
  return found;
}

function signAfter(text: string, at: number): string {
  signsAfter.lastIndex = at;
  return signsAfter.exec(text)?.[0] ?? '';
}

function named({ term, start, end }: Word, sign: string): { term: string; start: number; end: number } {
  const names = [...sign].map((one) => (/[+＋]/u.test(one) ? 'plus' : 'sharp'));
  return { term: term + names.join(''), start, end: end + sign.length };
}

/** Whether the parts say little by themselves: a single letter, a short beginning, a number beside letters. */
function isTold(group: readonly Word[]): boolean {
  if (group.length < 2 || group.length > mostParts) return false;
  const lengths = group.map(({ term }) => term.length);
  const numbers = group.filter(({ term }) => /^\d+$/.test(term)).length;
  if (numbers === group.length) return false;
  return lengths[0]! <= 2 || numbers > 0 || group.some(({ term }) => /^\p{L}$/u.test(term));
}
