import { cacheStatus } from './cache-status.ts';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Readers {
  /** Every answer that was not whole and well, as a line. */
  failures: string[];
  answered: () => number;
  /** Outcomes that the press named, and how often. */
  outcomes: Map<string, number>;
  /** Ends when each has had the answer to the last question. */
  leave(): Promise<void>;
}

/** Some readers who ask for pages one after the other until they are told to leave. Loopback only. */
export function readersOf(site: string, paths: readonly string[], count = 8): Readers {
  let reading = true;
  let answered = 0;
  const failures: string[] = [];
  const outcomes = new Map<string, number>();
  const lives = Array.from({ length: count }, async (_, reader) => {
    for (let turn = reader; reading; turn += 1) {
      const path = paths[turn % paths.length]!;
      try {
        const answer = await fetch(site + path);
        const body = await answer.text();
        const outcome = cacheStatus(answer.headers);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        if (answer.status !== 200 || !body.trimEnd().endsWith('</html>')) failures.push(`${answer.status} ${path}`);
      } catch (error) {
        if (reading) failures.push(`${path}: ${String((error as Error).cause ?? error)}`);
      }
      answered += 1;
      await sleep(2);
    }
  });
  return {
    failures,
    outcomes,
    answered: () => answered,
    leave: async () => {
      reading = false;
      await Promise.all(lives);
    },
  };
}
