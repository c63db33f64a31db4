/** Whole numbers, but no years, numbers of telephones or with a zero before them. */
const wholeNumber = /^(?!(?:1[5-9]|20)\d\d$)[1-9]\d{3,11}$/;
/** 10,000 and, as in India, 1,00,000, their parts with a blank between them. */
const grouped = /^[1-9](?:\d{0,2}(?: \d{3})+|\d?(?: \d{2})+ \d{3})$/;

/** 10,000 in its parts. */
export const isGroupedNumber = (parts: readonly string[]): boolean => grouped.test(parts.join(' '));

/** A number in the other forms that it is written in, each as an index has its parts; none of what is no whole number. */
export function numberForms(parts: readonly string[]): string[][] {
  const typed = parts.join(' ');
  const digits = parts.join('');
  if (!wholeNumber.test(typed) && !isGroupedNumber(parts)) return [];
  const western = digits.replace(/\B(?=(?:\d{3})+$)/g, ' ');
  const indian = digits.replace(/\B(?=(?:\d{2})*\d{3}$)/g, ' ');
  const others = new Set([digits, western, indian]);
  others.delete(typed);
  return [...others].map((form) => form.split(' '));
}

const blanks = '[ \\u00a0\\u2009\\u202f]';
const overBlanks = new RegExp(`(?<![\\p{L}\\d.,])[1-9]\\d{0,2}(?:${blanks}\\d{3})+(?![\\p{L}\\d])`, 'gu');

/** A number with blanks in it, and where it stands. */
export interface Spaced {
  from: number;
  to: number;
  digits: string;
}

/**
 * 10 000 is one number, since nobody counts to 000: it gets commas. 15 100 may be one or two, and stays.
 *
 * @returns the question, as long as before, and what may be one number in it
 */
export function numbersIn(question: string): { text: string; perhaps: Spaced[] } {
  const perhaps: Spaced[] = [];
  const text = question.replace(overBlanks, (number, from: number) => {
    if (/\D0/.test(number)) return number.replace(/\D/g, ',');
    perhaps.push({ from, to: from + number.length, digits: number.replace(/\D/g, '') });
    return number;
  });
  return { text, perhaps };
}
