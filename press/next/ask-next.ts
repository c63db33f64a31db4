import { Agent, request, type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { notFoundUrl } from '#lib/news/urls.ts';

/** What Next answered, whole. */
export interface Rendered {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Milliseconds after which an answer does not come any more. */
const defaultPatience = 15_000;
/** Bytes for the headers of an answer: a page may depend on many things, and names all of them. */
const maxHeaderSize = 256 * 1024;
/** Next renders on one thread: more at once only wait inside it. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Next is well and says that a page takes too long: a search that ended at its limit. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
  /** Seconds. */
  readonly retryAfter: number;

  constructor(path: string, retryAfter: number) {
    super(`${path} took too long and was given up`);
    this.retryAfter = retryAfter;
  }
}

/**
 * Asks Next for a page. No header of the reader's request is handed on. Rejects when Next does not answer, and with
 * `GivenUp` when it could not have in time what it needs for the page.
 *
 * @param patience milliseconds
 */
export async function askForPage(port: number, path: string, patience: number): Promise<Rendered> {
  const rendered = await ask(port, path, {}, patience);
  const retryAfter = Number(rendered.headers['retry-after']);
  if (rendered.status === 503 && retryAfter > 0) throw new GivenUp(path, retryAfter);
  return path === notFoundUrl() ? { ...rendered, status: 404 } : rendered;
}

/** Whether it is what `notFound()` prints: a page without content, for the client runtime to fill. */
export function isShell({ status, headers, body }: Rendered): boolean {
  const html = headers['content-type']?.startsWith('text/html') ?? false;
  return status === 404 && html && body.subarray(0, 200).includes('<html id="__next_error__"');
}

/** Asks Next for what is at an address, whole; it is told no more than these headers. Rejects when it does not answer. */
export async function ask(
  port: number,
  path: string,
  own: OutgoingHttpHeaders = {},
  patience = defaultPatience,
): Promise<Rendered> {
  const signal = AbortSignal.timeout(patience);
  const headers = { 'accept-encoding': 'identity', ...own };
  const answer = await askNext(port, { method: 'GET', path, headers, signal });
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await buffer(answer) };
}

interface Question {
  method: string;
  path: string;
  headers: OutgoingHttpHeaders;
  signal: AbortSignal;
  body?: Readable;
}

/** Sends one request to Next and gives the answer as it begins. */
export function askNext(port: number, { method, path, headers, signal, body }: Question): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, agent, method, path, headers, signal, maxHeaderSize }, resolve);
    asked.on('error', reject);
    if (!body) return void asked.end();
    // Node would send them with the first byte of the body: Next takes who waits for that for nobody, and hangs up.
    asked.flushHeaders();
    body.once('error', (error) => asked.destroy(error));
    body.pipe(asked);
  });
}
