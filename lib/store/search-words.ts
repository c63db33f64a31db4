import { folded } from './search-fold.ts';
import { joinedForms } from './search-compounds.ts';
import type { Word } from './search-word.ts';
import { remembered } from './search-memory.ts';
import { stem } from './stem.ts';

/** Longer ones are no words, and are known by their beginning; PostgreSQL takes none beyond 2,046 bytes. */
const longestTerm = 100;

/** Scripts written without spaces, or with endings joined to the word: searched by pairs of characters. */
const paired =
  '[[ーｰﾞﾟ\\u3099\\u309a' +
  ['Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Yi', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
    .concat(['Tai_Le', 'New_Tai_Lue', 'Tai_Tham', 'Tai_Viet', 'Javanese', 'Balinese'])
    .map((script) => `\\p{Script=${script}}`)
    .join('') +
  ']&&[\\p{L}\\p{M}]]';
/** What is not seen, e.g. a soft hyphen, is no end of a word; U+200B is one where there are spaces. */
const unseen = '[\\p{Cf}--\\u200b]';
const runPattern = `${paired}(?:[${paired}\\p{M}${unseen}]|\\u200b+(?=${paired}))*`;
const plainLetter = `[[\\p{L}\\p{N}\\p{M}]--${paired}]`;
const wordPattern = new RegExp(`(?<run>${runPattern})|${plainLetter}[${plainLetter}${unseen}]*`, 'gv');
const onlyPaired = new RegExp(`^${paired}+$`, 'v');
const runs = new RegExp(runPattern, 'gv');

/**
 * What is one letter to a reader: with its marks, with a tone and a vowel after it that Unicode has as one, two vowels
 * that look like one; a Korean syllable in parts.
 */
const cluster =
  /[ᄀ-ᅟꥠ-ꥼ][ᅠ-ᆧힰ-ퟆ]*[ᆨ-ᇿퟋ-ퟻ]*|(?:เเ|ເເ|\P{M})(?:[\p{M}\p{Cf}ำຳﾞﾟ]|(?<=[\u0e4d\u0ecd]\p{M}*)[\u0e32\u0eb2])*|\p{M}/gu;

/** Whether the term is of a script that is searched by pairs of characters. */
export const isPaired = (term: string): boolean => onlyPaired.test(term);

/** The runs of scripts that are searched by pairs of characters, and what stands between them. */
export function splitRuns(text: string): { text: string; isRun: boolean }[] {
  const parts: { text: string; isRun: boolean }[] = [];
  let rest = 0;
  for (const { 0: run, index } of text.matchAll(runs)) {
    parts.push({ text: text.slice(rest, index), isRun: false }, { text: run, isRun: true });
    rest = index + run.length;
  }
  parts.push({ text: text.slice(rest), isRun: false });
  return parts.filter((part) => part.text !== '');
}

/**
 * The words of a text. Both databases index and look up exactly these, so they find the same, and what is marked in an
 * excerpt is what was found.
 *
 * Of 北方領土 the words are 北方, 方領, 領土 and 土: any part of it can then be found, by its pairs or, a single
 * character, as the beginning of one. A dictionary would cut a text otherwise than what is looked for in it.
 */
export function words(text: string): Word[] {
  const found: Word[] = [];
  for (const { 0: piece, index, groups } of text.matchAll(wordPattern)) {
    if (groups?.run !== undefined) addPairs(found, piece, index);
    else addWord(found, piece, index);
  }
  for (const joined of joinedForms(text, found)) found[joined.last]!.joined = joined;
  return found;
}

/** Arabic joins its article, and what stands before that, to the word. */
const withoutArticle = (term: string): string => term.replace(/^(?:[وف]?[بك]?ال|و?لل)(?=\p{Script=Arabic}{3})/u, '');

const wordOf = remembered((piece: string) => {
  const whole = folded(piece);
  const term = whole.length > longestTerm ? [...whole].slice(0, longestTerm).join('') : whole;
  return { term, stem: stem(withoutArticle(term)) };
});

function addWord(found: Word[], piece: string, start: number): void {
  const { term, stem } = wordOf(piece);
  if (term !== '') found.push({ term, stem, start, end: start + piece.length });
}

function addPairs(found: Word[], run: string, start: number): void {
  const characters = [...run.matchAll(cluster)].flatMap(({ 0: letter, index }) => {
    const place = { from: start + index, to: start + index + letter.length };
    return lettersOf(letter).map((character) => ({ character, ...place }));
  });
  characters.forEach(({ character, from, to }, index) => {
    const next = characters[index + 1];
    const term = character + (next?.character ?? '');
    found.push({ term, stem: term, start: from, end: next?.to ?? to });
  });
}

/** Two vowels that look like one are that one. */
const lettersOf = remembered((letter: string) => [...folded(letter.replace(/^เเ/, 'แ').replace(/^ເເ/, 'ແ'))]);
