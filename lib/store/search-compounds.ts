import type { Joined, Word } from './search-word.ts';

/** What may join the parts of a word, on its own between two of them. */
const joint = /^[&＆/／\-‐‑‒–.．+＋@·]$/u;
const signsAfter = /(?:[+＋]{1,2}|[#＃♯]{1,2})(?![\p{L}\p{N}+＋#＃♯])/uy;
/** A dot before a word, with nothing before it: .NET */
const dotBefore = /(?:^|[\s(["'“‘«„])[.．]$/u;
/** сім'я, with whichever sign, is сімя. In Latin script what follows an apostrophe is mostly another word. */
const apostrophe = /^['’]$/;
const mostParts = 4;
const initials = 'initials';
/** Words that an abbreviation would be without its dots or capitals: U.S., IT. */
const otherWords = new Set(
  'a am an and are as at be by do for from go he if in is it me my no of on or so that the this to up us was we were what with'.split(
    ' ',
  ),
);

/**
 * F-16 is also looked for as F16, co-operation as cooperation, AT&T as ATT; C++, C# and .NET by the names of their signs.
 * Of well-known there is nothing to join: its parts tell enough.
 */
export function joinedForms(text: string, words: readonly Word[]): Joined[] {
  const found: Joined[] = [];
  let first = 0;
  words.forEach((word, last) => {
    const next = words[last + 1];
    if (next && isJoint(text.slice(word.end, next.start), word)) {
      if (isAbbreviation(text, word)) found.push(abbreviation(word, last));
      return;
    }
    const group = words.slice(first, last + 1);
    const { start } = group[0]!;
    const sign = signAfter(text, word.end);
    const isDotted = group.length === 1 && dotBefore.test(text.slice(Math.max(0, start - 2), start));
    if (sign !== '') found.push({ ...named(word, sign), last, parts: 1 });
    else if (isDotted && /\p{L}/u.test(word.term)) {
      found.push({ term: `dot${word.term}`, start: start - 1, end: word.end, last, parts: 1 });
    } else if (isOne(text, group)) {
      found.push({ term: nameOf(group), start, end: word.end, last, parts: group.length });
    } else if (isAbbreviation(text, word)) found.push(abbreviation(word, last));
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

function isJoint(between: string, { term }: Word): boolean {
  return joint.test(between) || (apostrophe.test(between) && /\p{Script=Cyrillic}/u.test(term));
}

const isAbbreviation = (text: string, { term, start, end }: Word) =>
  otherWords.has(term) && /^\p{Lu}{2,}$/u.test(text.slice(start, end));

const abbreviation = (word: Word, last: number): Joined => ({
  ...{ term: nameOf([word]), start: word.start, end: word.end },
  ...{ last, parts: 1 },
});

/** US is no "us"; nor is U.S. */
function nameOf(group: readonly Word[]): string {
  const name = group.map(({ term }) => term).join('');
  return otherWords.has(name) ? `${name}${initials}` : name;
}

export const isInitials = (term: string): boolean => term.endsWith(initials);

/** Whether the parts say little by themselves: a single letter, a short beginning, a number beside letters. */
function isOne(text: string, group: readonly Word[]): boolean {
  const [first, second] = group as [Word, Word?];
  if (!second || group.length > mostParts) return false;
  const numbers = group.filter(({ term }) => /^\d+$/.test(term)).length;
  if (numbers === group.length) return false;
  if (apostrophe.test(text.slice(first.end, second.start))) return true;
  return first.term.length <= 2 || numbers > 0 || group.some(({ term }) => /^\p{L}$/u.test(term));
}
