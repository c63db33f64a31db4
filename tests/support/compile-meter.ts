import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { boundSource } from '#lib/markdown/bound-source.ts';
import { limits } from '#lib/markdown/limits.ts';
import type { Grammar } from './markdown-grammars.ts';

const program = fileURLToPath(new URL('compile-and-measure.ts', import.meta.url));

/** Megabytes; the process ends when a text takes more. */
const heap = 128;

export interface Cost {
  /** Of processor time. */
  seconds: number;
  /** What was said where the text was not compiled. */
  refused: string | null;
}

/** Compiles texts in one process after the other, each of which has the heap that is allowed and no more. */
export class CompileMeter {
  #child: ChildProcess | null = null;

  /** @throws when the text takes more memory than is allowed */
  async cost(markdown: string): Promise<Cost> {
    this.#child ??= await started();
    const child = this.#child;
    const answered = new AbortController();
    const { signal } = answered;
    const answer = once(child, 'message', { signal }) as Promise<[Cost]>;
    const end = once(child, 'exit', { signal }).then(() => {
      throw new Error(`It took more than ${heap} MB.`);
    });
    end.catch(() => {});
    child.send(markdown);
    const [cost] = await Promise.race([answer, end]);
    answered.abort();
    return cost;
  }

  stop(): void {
    this.#child?.disconnect();
  }
}

async function started(): Promise<ChildProcess> {
  const child = fork(program, [], {
    // As `compile-apart.ts` starts it.
    execArgv: [`--max-old-space-size=${heap}`, '--max-semi-space-size=32'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

/** The longest text of a grammar that is not refused before any parser has seen it. */
export function longestAccepted(grammar: Grammar): string {
  let [fits, fails]: [number, number] = [1, limits.characters];
  while (fails - fits > 50) {
    const size = Math.floor((fits + fails) / 2);
    if (isAccepted(grammar(size))) fits = size;
    else fails = size;
  }
  return grammar(fits);
}

function isAccepted(markdown: string): boolean {
  try {
    boundSource(markdown);
    return true;
  } catch {
    return false;
  }
}
