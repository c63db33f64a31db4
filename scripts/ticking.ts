import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Milliseconds after which whoever waits wants to hear that something goes on. */
const tellEvery = 4000;

/**
 * Runs a program, and says every few seconds that it is still at work.
 *
 * @param about how long it takes on two cores, in seconds; null where that is seldom long
 * @returns its exit code
 */
export async function runTicking(
  doing: string,
  about: number | null,
  [program, ...args]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const began = performance.now();
  const usually = about === null ? '' : `; usually about ${about} s`;
  const timer = setInterval(() => {
    console.error(`${doing}: ${Math.round((performance.now() - began) / 1000)} s so far${usually} …`);
  }, tellEvery);
  try {
    const [code] = (await once(spawn(program, args, { stdio: 'inherit', env }), 'exit')) as [number | null];
    return code ?? 1;
  } finally {
    clearInterval(timer);
  }
}
