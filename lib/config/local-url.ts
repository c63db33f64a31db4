import type { Env } from './env.ts';

/** Listening at these, one listens at every address of the machine. */
const everywhere = ['0.0.0.0', '::'];

/** Where this machine itself reaches the press. */
export function localUrl({ listenAddress, port }: Pick<Env, 'listenAddress' | 'port'>): string {
  if (listenAddress === null || everywhere.includes(listenAddress)) return `http://localhost:${port}`;
  return `http://${listenAddress.includes(':') ? `[${listenAddress}]` : listenAddress}:${port}`;
}
