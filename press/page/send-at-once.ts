import { validateHeaderValue, type IncomingMessage, type ServerResponse } from 'node:http';
import type { RefusalLog } from '../refusal-log.ts';
import { hangUpOnSlowReader } from '../slow-readers.ts';
import type { Encoding } from './bodies.ts';
import { completeHead, headOf } from './page-headers.ts';
import { bodyIn, type PrintedPage } from './printed-page.ts';
import type { FinishedAnswer, Head, HeaderSettings, ShownPage } from './remembered-page.ts';

/** Milliseconds for which an idle connection is kept: longer than the proxies before us do, so that it is they who close. */
export const keepAliveFor = 75_000;

/** What a head says otherwise in each answer: as many characters as its values have. */
export const requestIdLength = 17;
const dateLength = 'Mon, 30 Nov 2026 12:00:00 GMT'.length;

/**
 * Whether the answer may be written as a whole: the page itself, to somebody who goes on with the connection. Everything else, such
 * as "not modified" and the end of a connection, is written by Node. So is a page for one of the few who take no compressed
 * ones: kept whole it would be several times as large as in all other encodings together.
 */
export function maySendAtOnce(
  { headers }: IncomingMessage,
  response: ServerResponse,
  { page }: ShownPage,
  encoding: Encoding,
): boolean {
  const { socket, shouldKeepAlive } = response;
  if (encoding === 'identity') return false;
  const asksForChange = headers['if-none-match'] !== undefined || headers['if-modified-since'] !== undefined;
  return page.status === 200 && shouldKeepAlive && socket !== null && !asksForChange;
}

/**
 * Answers with a page from memory in one write. What Node does to put a head together line by line, and to send it and a body
 * as two pieces, costs more than all that the press does besides.
 *
 * @param onMade hears when the page takes other memory than before
 */
export function sendAtOnce(
  response: ServerResponse,
  entry: ShownPage,
  encoding: Encoding,
  context: { settings: HeaderSettings; requestId: string; refusalLog: RefusalLog; onMade: () => void },
): void {
  const head = headOf(entry, encoding, context.settings);
  if (!head.answer) {
    head.answer = answerOf(head, entry.page, encoding);
    context.onMade();
  }
  const { bytes, idAt, dateAt } = head.answer;
  bytes.write(context.requestId, idAt, requestIdLength, 'latin1');
  bytes.write(date(), dateAt, dateLength, 'latin1');
  const socket = response.socket!;
  // As `writeHead` and a first `write` leave them: the head is there, and has been sent.
  Object.assign(response, { _header: sent, _headerSent: true });
  response.end(bytes);
  // Not all was taken at once: these bytes are still to be sent, and have to stay as they are.
  if (socket.writableLength > 0) head.answer = null;
  hangUpOnSlowReader(response, context.refusalLog);
}

const sent = 'HTTP/1.1 200 OK\r\n\r\n';

function answerOf(head: Head, page: PrintedPage, encoding: Encoding): FinishedAnswer {
  const requestId = ' '.repeat(requestIdLength);
  const lines = completeHead(head, 'full', { requestId, age: 0, outcome: 'hit', timing: null });
  const all = [...lines, 'Connection', 'keep-alive', 'Keep-Alive', `timeout=${keepAliveFor / 1000}`];
  let text = 'HTTP/1.1 200 OK\r\n';
  for (let i = 0; i < all.length; i += 2) {
    validateHeaderValue(all[i]!, all[i + 1]!);
    text += `${all[i]}: ${all[i + 1]}\r\n`;
  }
  text += `Date: ${date()}\r\n\r\n`;
  const body = bodyIn(page, encoding);
  const bytes = Buffer.allocUnsafeSlow(text.length + body.length);
  bytes.write(text, 'latin1');
  body.copy(bytes, text.length);
  // The page is kept once, with its head before it.
  if (encoding !== 'identity') page.bodies = { ...page.bodies, [encoding]: bytes.subarray(text.length) };
  const idAt = text.indexOf(requestId, text.indexOf('X-Request-Id: ') + 'X-Request-Id: '.length);
  return { bytes, idAt, dateAt: text.length - 4 - dateLength };
}

let dateSecond = 0;
let dateText = '';

/** As `Date` has it (RFC 9110, section 5.6.7); made once a second. */
function date(): string {
  const second = Math.floor(Date.now() / 1000);
  if (second !== dateSecond) {
    dateSecond = second;
    dateText = new Date(second * 1000).toUTCString();
  }
  return dateText;
}
