import { slugLimit } from './slug.ts';

interface SlugOptions {
  /** Characters; it ends at a word. */
  limit?: number;
  /** Of the publication (BCP 47): German writes `ae` for `ä`. */
  language?: string | undefined;
}

/** Scripts that put no blanks between words: who reads them knows where one ends. */
const unspaced = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu;

/** What stands for a letter in German where there is none such. */
const german = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['Ä', 'Ae'],
  ['Ö', 'Oe'],
  ['Ü', 'Ue'],
]);

/**
 * A slug made of a headline or of a file's name: its words in Latin letters, from whichever script (any-ascii; Han as Chinese
 * reads it). Empty when there is no letter or digit in it.
 */
export async function slugFrom(text: string, { limit = slugLimit, language }: SlugOptions = {}): Promise<string> {
  const words = (await inLatin(apart(text.toWellFormed().normalize('NFC')), isGerman(language)))
    // Apostrophes, and what stands for sounds that Latin has no letter for.
    .replaceAll(/['’`"]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, limit) : `${slug}-${word}`;
    if (longer.length > limit) break;
    slug = longer;
  }
  return slug;
}

async function inLatin(text: string, isInGerman: boolean): Promise<string> {
  // Pictures of faces and flags are no words.
  const read = text.replaceAll(/\p{Extended_Pictographic}|\p{Regional_Indicator}/gu, ' ').replaceAll(/[“”«»„]/g, ' ');
  const spelt = isInGerman ? read.replaceAll(/[äöüÄÖÜ]/g, (letter) => german.get(letter) ?? letter) : read;
  if (!/[^\0-\x7f]/.test(spelt)) return spelt;
  // Half a megabyte of tables: for who needs them.
  const { default: anyAscii } = await import('any-ascii');
  return anyAscii(spelt);
}

const isGerman = (language: string | undefined) => /^de\b/i.test(language ?? '');

/** With blanks between the words of scripts that have none. */
const apart = (text: string): string => text.replaceAll(unspaced, (run) => ` ${wordsOf(run).join(' ')} `);

function wordsOf(run: string): string[] {
  const words = new Intl.Segmenter('und', { granularity: 'word' }).segment(run);
  return [...words].map(({ segment }) => segment);
}
