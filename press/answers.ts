import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import { noticePage, type Notice } from './notice-page.ts';
import { commonHeaders, contentSecurityPolicy, documentHeaders } from './page/security-headers.ts';
import type { Publication } from '#lib/config/publication.ts';

/** One request and what is known of it. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  id: string;
  https: boolean;
}

/** Answers with a few words, for machines and for what no reader sees. */
export function sendText(exchange: Exchange, status: number, text: string, headers: Record<string, string> = {}): void {
  send(exchange, status, text, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': status >= 500 ? 'no-store' : 'public, max-age=0, s-maxage=1',
    ...headers,
  });
}

/** Answers a program: problem details as in RFC 9457. */
export function sendProblem(
  exchange: Exchange,
  status: number,
  detail: string,
  headers: Record<string, string> = {},
): void {
  send(exchange, status, JSON.stringify({ title: STATUS_CODES[status], status, detail }), {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    ...headers,
  });
}

function send(
  { request, response, id, https }: Exchange,
  status: number,
  line: string,
  headers: Record<string, string>,
): void {
  if (response.headersSent) return;
  hangUpOnUnreadBody(request, response);
  const body = `${line}\n`;
  const own = { 'Content-Length': String(Buffer.byteLength(body)), 'X-Request-Id': id, ...headers };
  response.writeHead(status, [...commonHeaders(https), ...Object.entries(own).flat()]);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Answers a reader with a page that the press makes itself. */
export function sendNotice(
  exchange: Exchange,
  notice: Notice,
  site: { publication: Publication | null; sheets: readonly string[] },
  headers: Record<string, string> = {},
): void {
  const { request, response, https, id } = exchange;
  if (response.headersSent) return;
  hangUpOnUnreadBody(request, response);
  const body = Buffer.from(noticePage(notice, site.publication, site.sheets));
  const own = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': String(body.length),
    'Content-Security-Policy': contentSecurityPolicy({ styles: [], scripts: [], https }),
    // What one address is refused is nobody else's answer, and what broke is mended in a moment.
    'Cache-Control': notice.status === 429 || notice.status >= 500 ? 'no-store' : 'public, max-age=0, s-maxage=1',
    'X-Request-Id': id,
    ...headers,
  };
  response.writeHead(notice.status, [...documentHeaders(https), ...Object.entries(own).flat()]);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** A body that nobody reads must not be taken for the next request, nor be awaited. */
function hangUpOnUnreadBody(request: IncomingMessage, response: ServerResponse): void {
  if (!request.complete && (request.headers['content-length'] ?? '0') !== '0')
    response.setHeader('Connection', 'close');
  if (request.headers['transfer-encoding'] !== undefined && !request.complete)
    response.setHeader('Connection', 'close');
}
