import type { IncomingMessage } from 'node:http';
import { articleIn, loggable } from './address.ts';
import { sendNotice, sendProblem, sendText, type Exchange } from './answers.ts';
import { clientAddress } from './client-address.ts';
import type { FrontParts } from './front-parts.ts';
import type { Notice } from './notice-page.ts';
import { busy, tooMany, withdrawn } from './notices.ts';
import type { RenderRefused } from './page/render-queue.ts';
import type { RateLimit } from './rate-limit.ts';

/** Says so where the article that an address belongs to has been taken down. */
export function isWithdrawn(parts: FrontParts, exchange: Exchange, path: string): boolean {
  const slug = articleIn(path);
  const tombstone = slug === null ? undefined : parts.tombstones.find(slug);
  if (tombstone) notice(parts, exchange, withdrawn(tombstone));
  return tombstone !== undefined;
}

/** Takes the cost of a piece of work from what one address may ask for; says so where there is not enough of it. */
export function isLimited(
  parts: FrontParts,
  exchange: Exchange,
  cost: number,
  limit: RateLimit,
  program = false,
): boolean {
  const address = addressOf(parts, exchange.request);
  const wait = limit.take(address, cost);
  if (wait === 0) return false;
  parts.metrics.count('none', 'limited');
  parts.refusalLog.note('rate', { id: exchange.id, address, url: loggable(exchange.request.url) });
  const headers = { 'Retry-After': String(wait) };
  if (program) sendProblem(exchange, 429, `Too many requests from this address; wait ${wait} s.`, headers);
  else notice(parts, exchange, tooMany(wait), headers);
  return true;
}

/** Says that a render was not begun, since too many wait. */
export function refuseRender(
  parts: FrontParts,
  exchange: Exchange,
  { status, retryAfter }: RenderRefused,
  what: 'renders' | 'searches',
): void {
  parts.metrics.count('none', 'limited');
  parts.refusalLog.note(what, {
    id: exchange.id,
    status,
    address: addressOf(parts, exchange.request),
    url: loggable(exchange.request.url),
  });
  const say = status === 429 ? tooMany(retryAfter) : busy(retryAfter);
  notice(parts, exchange, say, { 'Retry-After': String(retryAfter) });
}

/** Whose requests are counted together. */
export function addressOf({ trustedProxies }: FrontParts, request: IncomingMessage): string {
  const forwarded = request.headers['x-forwarded-for'];
  return clientAddress(request.socket.remoteAddress ?? '', [forwarded].flat().join(','), trustedProxies);
}

export function notFound(parts: FrontParts, exchange: Exchange, headers: Record<string, string> = {}): void {
  parts.metrics.count('none', 'refused');
  sendText(exchange, 404, 'There is nothing at this address.', headers);
}

export function notice(
  parts: FrontParts,
  exchange: Exchange,
  content: Notice,
  headers: Record<string, string> = {},
): void {
  const site = { publication: parts.publication(), sheets: [...parts.files.sheets.keys()] };
  sendNotice(exchange, content, site, headers);
}
