import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits for a state. The end is generous: how long something takes is a matter for benches.
 *
 * @param pause milliseconds between two looks
 * @throws when it has not come after so many seconds, with what the last look failed with
 */
export async function until(
  isSo: () => Promise<boolean> | boolean,
  seconds = 60,
  name = 'It',
  pause = 25,
): Promise<void> {
  let cause: unknown;
  const look = async () => {
    try {
      return await isSo();
    } catch (error) {
      cause = error;
      return false;
    }
  };
  for (const end = Date.now() + seconds * 1000; !(await look()); await sleep(pause)) {
    if (Date.now() > end) throw new Error(`${name} never came to be`, { cause });
  }
}
