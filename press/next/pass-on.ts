import type { OutgoingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Exchange, sendText } from '../answers.ts';
import { contentSecurityPolicy, documentHeaders } from '../page/security-headers.ts';
import { askNext } from './ask-next.ts';

const patience = { held: 30_000, streamed: 60_000 };
/** What Next may know of the request. */
const handedOn = [
  ...['accept', 'accept-language', 'authorization', 'content-type', 'range'],
  ...['x-broadsheet-timestamp', 'x-broadsheet-signature'],
];
/** Between Next and the press, not for the world. */
const kept =
  /^(?:connection|keep-alive|transfer-encoding|x-nextjs-.*|x-powered-by|vary|cache-tag|x-as-of|content-security-policy)$/;

/**
 * Hands a request on to Next as it is and its answer back, body and all.
 *
 * @param refuse says that the body is too long
 * @returns the status of the answer
 */
export async function passOn(
  exchange: Exchange,
  path: string,
  {
    port,
    bodyLimit,
    isStreamed,
    refuse,
  }: { port: number; bodyLimit: number; isStreamed: boolean; refuse: typeof sendText },
): Promise<number> {
  const { request, response, id, https } = exchange;
  const body = isStreamed ? announcedBody(exchange, bodyLimit) : await heldBody(exchange, bodyLimit);
  if (isStreamed && request.headers['content-length'] === undefined) {
    refuse(exchange, 411, 'Say how long the body is: Content-Length.', { Connection: 'close' });
    return 411;
  }
  if (!body) {
    refuse(exchange, 413, `Send at most ${bodyLimit} bytes.`, { Connection: 'close' });
    return 413;
  }

  const headers: OutgoingHttpHeaders = { 'x-request-id': id, 'content-length': body.length };
  for (const name of handedOn) {
    if (request.headers[name] !== undefined) headers[name] = request.headers[name];
  }

  const signal = AbortSignal.timeout(isStreamed ? patience.streamed : patience.held);
  const method = request.method ?? 'GET';
  const answer = await askNext(port, { method, path, headers, signal, body: body.bytes });
  const lines = Object.entries(answer.headers).flatMap(([name, value]) =>
    kept.test(name) || value === undefined ? [] : [value].flat().flatMap((each) => [name, each]),
  );
  if (answer.headers['cache-control'] === undefined) lines.push('Cache-Control', 'no-store');
  const policy = contentSecurityPolicy({ styles: [], scripts: [], https });
  lines.push(...documentHeaders(https), 'Content-Security-Policy', policy, 'X-Request-Id', id);
  const status = answer.statusCode ?? 502;
  // Too late: it was told so.
  if (response.headersSent) {
    answer.destroy();
    return status;
  }
  const isCutShort = isStreamed && !request.complete;
  if (isCutShort) {
    // It was refused before all of it had come: the rest goes nowhere, and whoever sends it reads why.
    lines.push('Connection', 'close');
    request.unpipe();
    request.resume();
  }
  response.writeHead(status, lines);
  await pipeline(answer, response);
  if (isCutShort) answer.socket.destroy();
  return status;
}

interface Body {
  length: number;
  bytes: Readable;
}

/** The body as it comes, of the length that its header says; null when that is more than allowed, or not said. */
function announcedBody({ request }: Exchange, limit: number): Body | null {
  const length = Number(request.headers['content-length'] ?? NaN);
  return length <= limit ? { length, bytes: request } : null;
}

/** The whole body, so that a slow client is the press's business alone; null when it is longer than allowed. */
async function heldBody(exchange: Exchange, limit: number): Promise<Body | null> {
  const body = await readBody(exchange, limit);
  return body && { length: body.length, bytes: Readable.from([body]) };
}

async function readBody({ request }: Exchange, limit: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > limit) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
