import { z } from 'zod';

/*
 * What several documents write in the same way. A schema's own messages begin with "write", "name" or "say": they are
 * the advice of `sync` and of the desk, also where a key is missing.
 */

/** Some text on one line or more, without blanks around it. */
export const text = (advice: string) => z.string({ error: advice }).trim().min(1, advice);

/** A sentence that may be left out; then it is ''. */
export const sentence = z
  .string({ error: 'write one sentence, or leave the key out' })
  .trim()
  .max(1000, 'write one or two sentences')
  .default('');

/** @param advice in place of the usual */
export const webAddress = (advice = 'write a web address with https://') =>
  z.url({ protocol: /^https?$/, error: advice });

const dateAdvice = 'write a date with time and zone, e.g. 2026-11-20T09:00:00Z';

/** In its zone and in UTC it has a year of four digits: what sorts dates as text needs them. */
export const moment = (advice = dateAdvice) =>
  z.iso.datetime({ offset: true, error: advice }).refine(hasPlainYear, advice);

function hasPlainYear(date: string): boolean {
  const at = new Date(date);
  return Number.isNaN(at.getTime()) || /^\d{4}-/.test(at.toISOString());
}

/** BCP 47, e.g. en-GB. */
export const language = z
  .string({ error: 'write a language tag (BCP 47), e.g. en-GB' })
  .refine(isLanguage, 'write a language tag (BCP 47), e.g. en-GB');

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
