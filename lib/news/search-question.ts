/** Characters of what may be searched for. The form, the press and the search itself go by it. */
export const longestQuestion = 200;

/** So many words are looked for, alone or in phrases; more would cost more and hardly say more. */
export const mostWords = 6;

/** What was typed into an address, cut to what is searched for. */
export function questionIn(typed: unknown): { words: string; isCut: boolean } {
  const whole = typeof typed === 'string' ? typed.trim() : '';
  const words = cutQuestion(whole);
  return { words, isCut: words.length < whole.length };
}

/** Not in the middle of a character that takes two places. */
export function cutQuestion(text: string): string {
  return text.length <= longestQuestion ? text : text.slice(0, longestQuestion).replace(/[\ud800-\udbff]$/, '');
}
