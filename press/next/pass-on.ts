import type { OutgoingHttpHeaders } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Exchange, sendText } from '../answers.ts';
import { contentSecurityPolicy, documentHeaders } from '../page/security-headers.ts';
import { askNext } from './ask-next.ts';
import { announcedBody, heldBody, SilentSender, type BodyLimits } from './request-body.ts';

const patience = { held: 30_000, streamed: 60_000 };
/** What Next may know of the request. */
const handedOn = [
  ...['accept', 'accept-language', 'authorization', 'content-type', 'range'],
  ...['x-broadsheet-timestamp', 'x-broadsheet-signature'],
];
/** Between Next and the press, not for the world. */
const kept =
  /^(?:connection|keep-alive|transfer-encoding|x-nextjs-.*|x-powered-by|vary|cache-tag|x-as-of|content-security-policy)$/;

interface Handing extends BodyLimits {
  port: number;
  /** Whether the body goes on as it comes. */
  isStreamed: boolean;
  /** Says that the body is too long, or does not come. */
  refuse: typeof sendText;
}

/**
 * Hands a request on to Next as it is and its answer back, body and all.
 *
 * @returns the status of the answer
 */
export async function passOn(exchange: Exchange, path: string, handing: Handing): Promise<number> {
  try {
    return await handOn(exchange, path, handing);
  } catch (error) {
    if (!(error instanceof SilentSender) || exchange.response.headersSent) throw error;
    const seconds = handing.bodyIdleTimeoutMs / 1000;
    return refused(exchange, handing, 408, `Nothing of the body came for ${seconds} seconds; send it again.`);
  }
}

/** Whoever is refused before all of their body has come must not go on on this connection. */
function refused(exchange: Exchange, { refuse }: Handing, status: number, why: string): number {
  refuse(exchange, status, why, { Connection: 'close' });
  return status;
}

async function handOn(exchange: Exchange, path: string, handing: Handing): Promise<number> {
  const { request, response, id, https } = exchange;
  const { port, isStreamed, bodyLimit } = handing;
  if (isStreamed && request.headers['content-length'] === undefined)
    return refused(exchange, handing, 411, 'Say how long the body is: Content-Length.');
  const body = isStreamed ? announcedBody(request, handing) : await heldBody(request, handing);
  if (!body) return refused(exchange, handing, 413, `Send at most ${bodyLimit} bytes.`);

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
    body.bytes.unpipe();
    body.bytes.resume();
  }
  response.writeHead(status, lines);
  await pipeline(answer, response);
  if (isCutShort) answer.socket.destroy();
  return status;
}
