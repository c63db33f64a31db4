import type { ServerResponse } from 'node:http';

/** Milliseconds for one page, and without a byte taken of a file. */
const patience = 60_000;

/**
 * Hangs up on who takes ever so long over one page: they are gone, or mean to hold us up. Only where the page did not
 * fit into the connection at once; a timer for each answer would cost more than the answer.
 */
export function hangUpOnSlowReader(response: ServerResponse): void {
  const { socket } = response;
  if (!socket || socket.writableLength === 0) return;
  const timer = setTimeout(() => socket.destroy(), patience).unref();
  response.once('close', () => clearTimeout(timer));
}

/** The same for a file, which may be large: as long as some of it is taken, it goes on. */
export function hangUpOnIdleReader(response: ServerResponse): void {
  response.setTimeout(patience, () => response.destroy());
}
