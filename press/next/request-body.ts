import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

/** What is handed on of a request. */
export interface Body {
  /** In bytes. */
  length: number;
  bytes: Readable;
}

export interface BodyLimits {
  /** In bytes. */
  bodyLimit: number;
  /** Milliseconds without a byte while more of the body is awaited. */
  bodyIdleTimeoutMs: number;
}

/** A sender has announced more than it sends. */
export class SilentSender extends Error {
  override readonly name = 'SilentSender';
}

/**
 * The body as it comes, of the length that its header says; its stream fails with `SilentSender`.
 *
 * @returns null when that is more than allowed, or not said
 */
export function announcedBody(request: IncomingMessage, { bodyLimit, bodyIdleTimeoutMs }: BodyLimits): Body | null {
  const length = Number(request.headers['content-length'] ?? NaN);
  if (!(length <= bodyLimit)) return null;
  return { length, bytes: Readable.from(piecesOf(request, bodyIdleTimeoutMs), { objectMode: false }) };
}

/**
 * The whole body, so that a slow client is the press's business alone.
 *
 * @returns null when it is longer than allowed
 * @throws SilentSender
 */
export async function heldBody(
  request: IncomingMessage,
  { bodyLimit, bodyIdleTimeoutMs }: BodyLimits,
): Promise<Body | null> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return null;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of piecesOf(request, bodyIdleTimeoutMs)) {
    length += piece.length;
    if (length > bodyLimit) return null;
    pieces.push(piece);
  }
  return { length, bytes: Readable.from([Buffer.concat(pieces)]) };
}

/** Only the wait for a piece is timed: while Next takes its time over one, its sender is not silent. */
async function* piecesOf(request: IncomingMessage, idleTimeoutMs: number): AsyncGenerator<Buffer> {
  const pieces: AsyncIterator<Buffer> = request[Symbol.asyncIterator]();
  while (true) {
    const { promise: silence, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new SilentSender()), idleTimeoutMs);
    const { done, value } = await Promise.race([pieces.next(), silence]).finally(() => clearTimeout(timer));
    if (done) return;
    yield value;
  }
}
