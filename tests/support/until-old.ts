import { until } from './until.ts';

/**
 * Waits until a shared cache takes an answer for old, by what the answer says of itself and by the clock of a server on
 * this machine. A second longer, because nginx counts whole ones.
 *
 * @param clock the address of something that is not cached
 */
export async function untilOld(answer: Headers, clock: string): Promise<void> {
  const seconds = /s-maxage=(\d+)/.exec(answer.get('cache-control') ?? '')?.[1];
  if (seconds === undefined) throw new Error('The answer does not say how long a cache may keep it');
  const old = dateOf(answer) + (Number(seconds) + 1) * 1000;
  await until(async () => dateOf((await fetch(clock)).headers) >= old);
}

const dateOf = (headers: Headers) => Date.parse(headers.get('date') ?? '');
