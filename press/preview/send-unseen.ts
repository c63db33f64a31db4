import { unseen } from '#lib/news/preview.ts';
import type { Exchange } from '../answers.ts';
import { bodyIn, type PrintedPage } from '../page/printed-page.ts';
import { contentSecurityPolicy, documentHeaders } from '../page/security-headers.ts';
import { preferredEncoding } from '../page/send-page.ts';
import type { RefusalLog } from '../refusal-log.ts';
import { hangUpOnSlowReader } from '../slow-readers.ts';

/** Sends a page that is for one browser alone; nothing of it is kept, and nothing is prerendered from it. */
export function sendUnseenPage(
  { request, response, id, https }: Exchange,
  page: PrintedPage,
  refusalLog: RefusalLog,
): void {
  const encoding = 'identity' in page.bodies ? 'identity' : preferredEncoding(request.headers['accept-encoding']);
  const body = bodyIn(page, encoding);
  const own = {
    ...unseen,
    'Content-Type': page.type,
    'Content-Length': String(body.length),
    'Content-Security-Policy': contentSecurityPolicy({ styles: page.styles, scripts: page.scripts, https }),
    Vary: 'Accept-Encoding',
    'X-Request-Id': id,
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  };
  response.writeHead(page.status, [...documentHeaders(https), ...Object.entries(own).flat()]);
  response.end(request.method === 'HEAD' ? undefined : body);
  hangUpOnSlowReader(response, refusalLog);
}

/** Sends a browser on to the address of a preview, with the cookie that opens it there. */
export function sendToPreview({ response, id, https }: Exchange, address: string, cookie: string): void {
  const own = { ...unseen, Location: address, 'Set-Cookie': cookie, 'Content-Length': '0', 'X-Request-Id': id };
  response.writeHead(303, [...documentHeaders(https), ...Object.entries(own).flat()]);
  response.end();
}
