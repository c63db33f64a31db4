import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import type { RefusalLog } from '../refusal-log.ts';
import { hangUpOnSlowReader } from '../slow-readers.ts';
import { completeHead, headOf } from './page-headers.ts';
import { encodings, type Encoding } from './bodies.ts';
import { hasSince } from './last-modified.ts';
import { bodyIn } from './printed-page.ts';
import type { HeaderSettings, Served } from './remembered-page.ts';

/** Answers with a page: in the encoding the client likes best, with 304 where it has it already. */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  { entry, outcome, timing }: Served,
  context: { settings: HeaderSettings; requestId: string; refusalLog: RefusalLog },
): void {
  const encoding = preferredEncoding(request.headers['accept-encoding']);
  const head = headOf(entry, encoding, context.settings);
  const age = outcome === 'hit' ? 0 : Math.max(0, Math.floor((Date.now() - entry.checkedAt) / 1000));
  const { 'if-none-match': has, 'if-modified-since': since } = request.headers;
  // Who says both is judged by the entity tag alone (RFC 9110, section 13.2.2).
  const named = has !== undefined && names(has, head.entityTag);
  const unchanged =
    entry.page.status === 200 && (has === undefined && since !== undefined ? hasSince(entry.page, since) : named);
  const lines = completeHead(head, unchanged ? 'notModified' : 'full', {
    requestId: context.requestId,
    age,
    outcome,
    timing,
  });
  response.writeHead(unchanged ? 304 : entry.page.status, lines);
  response.end(unchanged || request.method === 'HEAD' ? undefined : bodyIn(entry.page, encoding));
  hangUpOnSlowReader(response, context.refusalLog);
}

/** What negotiator 1.0 takes and its types do not know yet: which of ours to choose where the client has no wish. */
type WithPreference = { encodings(available: string[], options: { preferred: string[] }): string[] };

/** Longer than any browser's; what stands behind is not read, since reading it would cost more than a page. */
const longestWish = 256;
/** There are few different ones in the world. */
const negotiated = new LRUCache<string, Encoding>({ max: 500 });

/** The best of ours that the client takes (RFC 9110, section 12.5.3). */
export function preferredEncoding(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity';
  if (accepted.length > longestWish) {
    const end = accepted.lastIndexOf(',', longestWish);
    return end < 0 ? 'identity' : preferredEncoding(accepted.slice(0, end));
  }
  let encoding = negotiated.get(accepted);
  if (!encoding) {
    const negotiator = new Negotiator({ headers: { 'accept-encoding': accepted } }) as WithPreference;
    const [best] = negotiator.encodings([...encodings], { preferred: [...encodings] });
    encoding = encodings.find((known) => known === best) ?? 'identity';
    negotiated.set(accepted, encoding);
  }
  return encoding;
}

/**
 * Whether `If-None-Match` names this entity tag; compared weakly (RFC 9110, section 13.1.2). Ours has its quotes, so that
 * it is no part of another.
 */
function names(header: string, entityTag: string): boolean {
  return header.trim() === '*' || header.includes(entityTag);
}
