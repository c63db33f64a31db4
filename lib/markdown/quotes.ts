import { apostropheWords } from './apostrophes.ts';
import { quotationMarks } from './quotation-marks.ts';

/** What is printed in place of so many characters. */
export interface Sign {
  at: number;
  length: number;
  sign: string;
}

const isWord = (sign: string) => /[\p{L}\p{N}\p{M}]/u.test(sign);
const opensBefore = (sign: string) => sign === '' || /[\s\p{Ps}\p{Pi}\p{Pd}\/"'¿¡]/u.test(sign);
/** Scripts without spaces round a quotation. */
const isUnspaced = (sign: string) =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}，。：、]/u.test(sign);
const isHebrew = (sign: string) => /\p{Script=Hebrew}/u.test(sign);

/** The quotation marks and apostrophes of a run of text, as its language has them. */
export function quotes(written: string, language: () => string): Sign[] {
  const signs: Sign[] = [];
  const open: { double: Sign[]; single: Sign[] } = { double: [], single: [] };
  const spoken = language();
  const known = quotationMarks(spoken);
  for (const { 0: mark, index: at } of written.matchAll(/["']/g)) {
    // Repeated it quotes nothing.
    if (isRepeated(written, at)) continue;
    const before = written[at - 1] ?? '';
    const after = written[at + 1] ?? '';
    const kind = mark === '"' ? 'double' : 'single';
    const [opening, closing] = known[kind];
    const sign: Sign = { at, length: 1, sign: '’' };
    signs.push(sign);
    if (isHebrew(before) && isHebrew(after)) sign.sign = kind === 'double' ? '״' : '׳';
    else if (kind === 'single' && isApostrophe(written, at, spoken)) continue;
    else if (isSetOff(opening) && (isBlank(before) || isBlank(after))) setOff(sign, written, known[kind], open[kind]);
    // Between blanks it may be either.
    else if (isBlank(before) && isBlank(after)) sign.sign = mark;
    else if (opens(before, after, open[kind].length > 0)) {
      sign.sign = opening;
      open[kind].push(sign);
    } else if (open[kind].pop() || kind === 'double') sign.sign = closing;
  }
  // What never closes began no quotation: ’tis.
  for (const sign of open.single) sign.sign = '’';
  // Nor does a mark between blanks: 5 " long.
  for (const sign of open.double) if (sign.length > 1) [sign.length, sign.sign] = [1, '"'];
  return isSetOff(known.double[0]) ? [...signs, ...boundBlanks(written)] : signs;
}

/** `"""x"""`, `""x""`, but not `""`, which quotes nothing on purpose; three single ones. */
function isRepeated(written: string, at: number): boolean {
  const around = written.slice(Math.max(0, at - 2), at + 3);
  if (written[at] === "'") return around.includes("'''");
  if (around.includes('"""')) return true;
  const first = written[at - 1] === '"' ? at - 1 : at;
  const isPair = written[first + 1] === '"';
  return isPair && (isWord(written[first - 1] ?? '') || isWord(written[first + 2] ?? ''));
}

/** Whether a language sets its marks off by blanks, so that they may have been typed: " mot ". */
const isSetOff = (opening: string) => opening.endsWith('\u00a0');

/** A mark with a blank beside it, in such a language: the blank becomes the mark's. */
function setOff(sign: Sign, written: string, [opening, closing]: readonly [string, string], open: Sign[]): void {
  const before = written[sign.at - 1] ?? '';
  const after = written[sign.at + 1] ?? '';
  if (open.length === 0 ? opensBefore(before) && after !== '' : opens(before, after, true)) {
    sign.sign = opening;
    if (/\s/.test(after)) sign.length = 2;
    open.push(sign);
  } else if (open.pop() || !isBlank(before)) {
    sign.sign = closing;
    if (/\s/.test(before)) [sign.at, sign.length] = [sign.at - 1, 2];
  } else sign.sign = '"';
}

/** The blanks within guillemets that were typed as such. */
const boundBlanks = (written: string): Sign[] =>
  [...written.matchAll(/« (?=\S)|(?<=\S) »/g)].map(({ 0: found, index }) => ({
    at: index,
    length: 2,
    sign: found.replace(' ', '\u00a0'),
  }));

const isBlank = (sign: string) => sign === '' || /\s/.test(sign);
/** What stands behind a quotation, and begins none. */
const followsQuotation = (sign: string) => /[\p{Pe}\p{Pf},.;:!?…"']/u.test(sign);

function opens(before: string, after: string, isOpen: boolean): boolean {
  if (isOpen && followsQuotation(after)) return false;
  if (isUnspaced(before) || (isUnspaced(after) && isWord(before))) return !isOpen;
  return opensBefore(before) && after !== '' && !/\s/.test(after);
}

/** Within a word, before a decade (the ’90s, dell’’800), and in the words that a language begins with one. */
function isApostrophe(written: string, at: number, language: string): boolean {
  const before = written[at - 1] ?? '';
  const following = written.slice(at + 1, at + 12);
  if (isWord(before)) return (isWord(following[0] ?? '') && !isUnspaced(before)) || /^'\d{2,3}\b/.test(following);
  if (/^\d\ds?\b/.test(following) || (before === "'" && /^\d{3}\b/.test(following))) return true;
  const { words, mayQuote } = apostropheWords(language);
  return words.test(following) && !(mayQuote && closesNext(written, at));
}

/** Whether the next mark that stands in no word closes: 'Mal sehen'. */
function closesNext(written: string, at: number): boolean {
  for (let next = written.indexOf("'", at + 1); next >= 0; next = written.indexOf("'", next + 1)) {
    const [before, after] = [written[next - 1]!, written[next + 1] ?? ''];
    if (!isWord(before) || !isWord(after)) return !isBlank(before) && !isWord(after);
  }
  return false;
}
