import { stem } from './stem.ts';

/** A word as it is searched for, and where it stands in the text. */
export interface Word {
  /** Small letters without accents. */
  term: string;
  stem: string;
  start: number;
  end: number;
}

/** Longer ones are no words, and are known by their beginning; PostgreSQL takes none beyond 2,046 bytes. */
const longestTerm = 100;

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts written without spaces, or with endings joined to the word: searched by pairs of characters. */
const paired =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー' +
  '\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]+';
const pairedPattern = new RegExp(paired, 'gu');
const onlyPaired = new RegExp(`^${paired}$`, 'u');

/** Whether the term is of a script that is searched by pairs of characters. */
export const isPaired = (term: string): boolean => onlyPaired.test(term);

/** Letters that Unicode does not decompose, as readers without them on their keyboard write them. */
const spelled: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i' };

/**
 * The words of a text. Both databases index and look up exactly these, so they find the same, and what is marked in an
 * excerpt is what was found.
 *
 * Of 北方領土 the words are 北方, 方領, 領土 and 土: any part of it can then be found, by its pairs or, a single
 * character, as the beginning of one.
 */
export function words(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    let rest = match.index;
    for (const paired of match[0].matchAll(pairedPattern)) {
      const start = match.index + paired.index;
      addWord(found, text, rest, start);
      addPairs(found, text, start, start + paired[0].length);
      rest = start + paired[0].length;
    }
    addWord(found, text, rest, match.index + match[0].length);
  }
  return found;
}

/** Small letters without accents; the same for ﬁ and fi, ２ and 2. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøđðłþı\u0307]/g, (letter) => spelled[letter] ?? '');
}

function addWord(found: Word[], text: string, start: number, end: number): void {
  if (start === end) return;
  // Compatibility forms may bring in signs that are no letters, e.g. ½ is 1⁄2.
  const term = folded(text.slice(start, end))
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
    .slice(0, longestTerm);
  if (term !== '') found.push({ term, stem: stem(term), start, end });
}

function addPairs(found: Word[], text: string, start: number, end: number): void {
  let at = start;
  const characters = [...text.slice(start, end)].map((character) => {
    const from = at;
    at += character.length;
    return { character, from, to: at };
  });
  characters.forEach(({ character, from, to }, index) => {
    const next = characters[index + 1];
    const term = folded(character + (next?.character ?? ''));
    found.push({ term, stem: term, start: from, end: next?.to ?? to });
  });
}
