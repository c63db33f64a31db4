import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Requests that may wait on a connection for the answers before theirs. Browsers send none ahead. */
const mostWaiting = 16;
const waiting = new WeakMap<Socket, number>();

/** Whether a request was sent ahead: the answer before its own is not finished (RFC 9112, section 9.3.2). */
export const isPipelined = (response: ServerResponse): boolean => response.socket === null;

/**
 * Answers a request that was sent ahead when the answers before it have left: until then nothing of its answer is made. So
 * a connection holds one answer, however much is asked on it.
 *
 * @returns false when too many wait, and the connection was closed
 */
export function answerInTurn({ socket }: IncomingMessage, response: ServerResponse, answer: () => void): boolean {
  const count = (waiting.get(socket) ?? 0) + 1;
  if (count > mostWaiting) {
    socket.destroy();
    return false;
  }
  waiting.set(socket, count);
  response.once('socket', () => {
    waiting.set(socket, waiting.get(socket)! - 1);
    // Once the response has its connection for good.
    process.nextTick(answer);
  });
  return true;
}
