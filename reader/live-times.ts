const minute = 60_000;

/** "11 minutes ago", "now", of what is less than an hour old; older times speak for themselves. */
export function ageOf(iso: string, now: number, language: string): string | null {
  const minutes = Math.floor((now - Date.parse(iso)) / minute);
  if (!(minutes < 60)) return null;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return minutes < 1 ? format.format(0, 'second') : format.format(-minutes, 'minute');
}

/**
 * Milliseconds until the next question: ten seconds, longer after each failure in a row, five minutes at most; a quarter
 * more or less by chance, so that readers do not come all at once.
 *
 * @param chance from 0 to 1
 */
export function waitBeforeAsking(failures: number, chance: number): number {
  return Math.min(10_000 * 2 ** failures, 300_000) * (0.75 + chance / 2);
}
