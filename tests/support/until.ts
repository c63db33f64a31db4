import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for what must come to be, and says so when it does not. */
export async function until(what: () => Promise<boolean>, seconds = 20, name = 'It'): Promise<void> {
  for (const deadline = Date.now() + seconds * 1000; !(await what().catch(() => false)); await sleep(50)) {
    if (Date.now() > deadline) throw new Error(`${name} never came to be`);
  }
}
