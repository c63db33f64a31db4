import type { ServerResponse } from 'node:http';
import type { RefusalLog } from './refusal-log.ts';

/** Milliseconds for one page, and without a byte taken of a page or file. */
const patience = 60_000;
const idlePatience = 20_000;

/**
 * Hangs up on who takes ever so long over one page, or nothing of it: they are gone, or mean to hold us up. Only where the
 * page did not fit into the connection at once; a timer for each answer would cost more than the answer. Where it did,
 * the reader's silence counts as that of an idle connection, which is closed in time.
 */
export function hangUpOnSlowReader(response: ServerResponse, refusalLog: RefusalLog): void {
  const { socket } = response;
  if (!socket || socket.writableLength === 0) return;
  const hangUp = () => {
    if (socket.destroyed) return;
    refusalLog.note('slow reader', { address: socket.remoteAddress });
    socket.destroy();
  };
  const timer = setTimeout(hangUp, patience).unref();
  response.setTimeout(idlePatience, hangUp);
  response.once('close', () => clearTimeout(timer));
}

/** The same for a file, which may be large: as long as some of it is taken, it goes on. */
export function hangUpOnIdleReader(response: ServerResponse): void {
  response.setTimeout(patience, () => response.destroy());
}
