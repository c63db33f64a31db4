import { articleIn } from './address.ts';
import { sendNotice, sendProblem, sendText, type Exchange } from './answers.ts';
import { clientAddress } from './client-address.ts';
import type { FrontParts } from './front-parts.ts';
import type { Notice } from './notice-page.ts';
import { tooMany, withdrawn } from './notices.ts';

/** Says so where the article that an address belongs to has been taken down. */
export function isWithdrawn(parts: FrontParts, exchange: Exchange, path: string): boolean {
  const slug = articleIn(path);
  const tombstone = slug === null ? undefined : parts.tombstones.find(slug);
  if (tombstone) notice(parts, exchange, withdrawn(tombstone));
  return tombstone !== undefined;
}

/** Takes the cost of a piece of work from the client's allowance; 0 when there is enough of it. */
export function secondsToWait(parts: FrontParts, exchange: Exchange, cost: number): number {
  return parts.limit.take(addressOf(parts, exchange), cost);
}

export function isLimited(parts: FrontParts, exchange: Exchange, cost: number, program = false): boolean {
  const wait = secondsToWait(parts, exchange, cost);
  if (wait === 0) return false;
  parts.metrics.count('none', 'limited');
  const headers = { 'Retry-After': String(wait) };
  if (program) sendProblem(exchange, 429, `Too many requests from this address; wait ${wait} s.`, headers);
  else notice(parts, exchange, tooMany(wait), headers);
  return true;
}

/** Whose requests are counted together. */
export function addressOf({ trustedProxies }: FrontParts, { request }: Exchange): string {
  const forwarded = request.headers['x-forwarded-for'];
  return clientAddress(request.socket.remoteAddress ?? '', [forwarded].flat().join(','), trustedProxies);
}

export function notFound(parts: FrontParts, exchange: Exchange): void {
  parts.metrics.count('none', 'refused');
  sendText(exchange, 404, 'There is nothing at this address.');
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
