/** Seconds after which a job that keeps failing is given up: a day. */
export const patience = 24 * 60 * 60;

const longestPause = 10 * 60;
/** Whoever asks for more than this gets less. */
const longestWait = 60 * 60;

/**
 * Seconds until a job is tried again: one, two, four and so on to ten minutes, each cut by up to a half at random, so
 * that what failed together does not come back together.
 *
 * @param attempts how often it was tried, at least 1
 * @param asked the seconds that the other side asked for (`Retry-After`)
 * @param random from 0 to 1
 */
export function pauseAfter(attempts: number, asked: number | null, random: number): number {
  const pause = Math.min(2 ** (attempts - 1), longestPause) * (1 - random / 2);
  return Math.max(pause, Math.min(asked ?? 0, longestWait));
}
