import type { DeskProblem } from '../desk-error.ts';

/** Levels of lists and objects; our own inputs have three. */
export const deepestJson = 32;

/** Whether JSON is nested more than anybody means; what comes after the parser descends, and would reach the end of the stack. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < json.length; i++) {
    const sign = json[i];
    if (inString) {
      if (sign === '\\') i++;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    if (depth > deepestJson) return true;
  }
  return false;
}

/** The first text in a value that no database and no page can hold: with a NUL, or half of a surrogate pair. */
export function brokenText(value: unknown, field = ''): DeskProblem | null {
  if (typeof value === 'string') return isWhole(value) ? null : broken(field);
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, each] of Object.entries(value)) {
    const problem = isWhole(key) ? brokenText(each, field === '' ? key : `${field}.${key}`) : broken(field);
    if (problem) return problem;
  }
  return null;
}

const isWhole = (text: string) => text.isWellFormed() && !text.includes('\0');

const broken = (field: string): DeskProblem => ({
  field: field === '' ? '(body)' : field,
  problem: 'contains a NUL, or half of a character (a lone surrogate)',
  instead: 'leave it out',
});
