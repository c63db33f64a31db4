import { createInterface } from 'node:readline/promises';
import type { Confirm } from '#lib/content/sync.ts';

/**
 * Who says that a grave change is meant: the command, the environment, or the person at the terminal.
 *
 * @param isMeant whether it was said already
 */
export const confirmWith =
  (isMeant: boolean): Confirm =>
  async (changes) => {
    if (isMeant) return true;
    if (!process.stdin.isTTY || !process.stderr.isTTY) return false;
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      const answer = await terminal.question(`${changes.join('\n')}\nGo on? Write yes: `);
      return /^y(?:es)?$/i.test(answer.trim());
    } finally {
      terminal.close();
    }
  };
