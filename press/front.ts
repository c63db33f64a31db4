import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { liveFeedUrl } from '#lib/news/live-update.ts';
import { loggable, parseAddress, type Address } from './address.ts';
import { sendProblem, sendText, type Exchange } from './answers.ts';
import type { FrontParts } from './front-parts.ts';
import { startPatience } from './next/next-process.ts';
import { passOn } from './next/pass-on.ts';
import { broken } from './notices.ts';
import { commonHeaders } from './page/security-headers.ts';
import { maySendAtOnce, requestIdLength, sendAtOnce } from './page/send-at-once.ts';
import { preferredEncoding, sendPage } from './page/send-page.ts';
import { showFreshPicture, showPictureMadeNow } from './pictures/show-fresh.ts';
import { answerInTurn, isPipelined } from './pipelined.ts';
import { mayPreview } from './preview/preview-key.ts';
import { openPreview } from './preview/show-preview.ts';
import { forPreviews, print } from './print-route.ts';
import { costs } from './rate-limit.ts';
import { addressOf, isLimited, isWithdrawn, notFound, notice } from './refusals.ts';
import { routeOf, type Route } from './routes.ts';
import { speculationRules } from './speculation-rules.ts';

/** Answers every request that reaches the press. */
export function front(parts: FrontParts): RequestListener {
  const { memory, metrics, log, refusalLog } = parts;
  // Different in each process, so that one id names one request in the logs of all.
  const instance = randomBytes(4).toString('hex');
  let count = 0;

  const answerOne = (request: IncomingMessage, response: ServerResponse): void => {
    const id = `${instance}-${(count++).toString(36).padStart(requestIdLength - instance.length - 1, '0')}`;
    if (parts.draining()) {
      response.shouldKeepAlive = false;
      response.setHeader('Connection', 'close');
    }
    // Most requests end here: the address as it was written is mostly the key.
    const encoding = preferredEncoding(request.headers['accept-encoding']);
    const fresh = request.method === 'GET' && !mayPreview(request) ? memory.fresh(request.url!, encoding) : undefined;
    // Where there is nothing, something may be at the address that was meant.
    if (fresh && fresh.page.status !== 404) {
      const outcome = fresh.failing ? 'stale' : 'hit';
      metrics.count(fresh.kind.type, outcome);
      const context = { settings: parts.settings(), requestId: id, refusalLog };
      if (outcome === 'hit' && maySendAtOnce(request, response, fresh, encoding)) {
        sendAtOnce(response, fresh, encoding, { ...context, onMade: () => memory.recount(request.url!) });
      } else sendPage(request, response, { entry: fresh, outcome, timing: null }, context);
      return;
    }
    const exchange = { request, response, id, https: parts.settings().https };
    const endless = setTimeout(() => giveUp(parts, exchange), parts.answerWithin).unref();
    response.once('close', () => clearTimeout(endless));
    answer(parts, exchange).catch((error: unknown) => {
      // A reader who went away is no fault of ours.
      if (!response.destroyed)
        log.error({ id, url: loggable(request.url), err: error }, 'A request could not be answered');
      if (response.headersSent) response.destroy();
      else sendText(exchange, 502, `Something broke at our end. Reference: ${id}`);
    });
  };

  return (request, response) => {
    if (!isPipelined(response)) return answerOne(request, response);
    if (answerInTurn(request, response, () => answerOne(request, response))) return;
    refusalLog.note('pipelining', { address: addressOf(parts, request) });
  };
}

/** Ends a request that nobody has answered in time: whatever it waits for, its reader waits no longer. */
function giveUp(parts: FrontParts, exchange: Exchange): void {
  const { request, response, id } = exchange;
  // What has begun is watched by those who send it.
  if (response.headersSent || response.destroyed) return;
  parts.refusalLog.note('stuck', { id, method: request.method, url: loggable(request.url) });
  parts.metrics.count('none', 'failed');
  notice(parts, exchange, broken(503, id), { 'Retry-After': '5', Connection: 'close' });
}

async function answer(parts: FrontParts, exchange: Exchange): Promise<void> {
  const { request } = exchange;
  const address = parseAddress(request.url ?? '');
  if (!address) {
    parts.metrics.count('none', 'refused');
    return sendText(exchange, 400, 'That is no address of this site.');
  }
  const text = parts.texts.get(address.path);
  const route: Route =
    text === undefined ? routeOf(address.path, (path) => parts.files.has(path)) : { does: 'say', text };
  const methods = methodsOf(route);
  if (route.does !== 'refuse' && !methods.includes(request.method ?? '')) {
    parts.metrics.count('none', 'refused');
    const send = route.does === 'pass' && route.secrets ? sendProblem : sendText;
    return send(exchange, 405, `Use ${methods.join(' or ')}.`, { Allow: methods.join(', ') });
  }
  switch (route.does) {
    case 'print':
      return print(parts, exchange, address, route);
    case 'serve-file':
      return serveFile(parts, exchange, address.path);
    case 'pass':
      return pass(parts, exchange, address, route);
    case 'open-preview':
      return openPreview(forPreviews(parts), exchange, address.path);
    case 'stream':
      return stream(parts, exchange, address, route);
    case 'report':
      return parts.report(route.what, exchange);
    case 'speculation-rules':
      return sendText(exchange, 200, speculationRules, {
        'Content-Type': 'application/speculationrules+json',
        'Cache-Control': 'public, max-age=3600',
      });
    case 'say':
      return sendText(exchange, 200, route.text);
    case 'refuse':
      return notFound(parts, exchange, route.personal ? { 'Cache-Control': 'private, no-store' } : {});
    default:
      return notFound(parts, exchange);
  }
}

async function stream(
  parts: FrontParts,
  exchange: Exchange,
  { path }: Address,
  { slug }: Extract<Route, { does: 'stream' }>,
): Promise<void> {
  if (isWithdrawn(parts, exchange, path)) return parts.metrics.count('live', 'withdrawn');
  if (!parts.memory.has(liveFeedUrl(slug)) && isLimited(parts, exchange, costs.render, parts.renderLimit)) return;
  try {
    await parts.streams.open(exchange, slug, addressOf(parts, exchange.request));
    parts.metrics.count('live', exchange.response.statusCode === 200 ? 'passed' : 'refused');
  } catch (error) {
    parts.metrics.count('live', 'failed');
    parts.log.error(
      { id: exchange.id, slug, reason: String(error) },
      'A feed could not be had, and there is no copy of it',
    );
    sendText(exchange, 503, 'The feed cannot be had at the moment.', { 'Retry-After': '5' });
  }
}

async function serveFile(parts: FrontParts, exchange: Exchange, path: string): Promise<void> {
  const { request, response, https, id } = exchange;
  const headers = [...commonHeaders(https), 'X-Request-Id', id];
  const isServed =
    (await parts.files.serve(path, request, response, [...headers])) ||
    (await showFreshPicture(parts, exchange, path, headers)) ||
    (await showPictureMadeNow(parts, exchange, path, headers));
  if (!isServed) return notFound(parts, exchange);
  parts.metrics.count('file', 'file');
}

async function pass(
  parts: FrontParts,
  exchange: Exchange,
  { path, query }: Address,
  { bodyLimit, secrets = false, isStreamed = false }: Extract<Route, { does: 'pass' }>,
): Promise<void> {
  const refuse = secrets ? sendProblem : sendText;
  const form = exchange.request.method === 'POST' ? costs.form : costs.render;
  if (isLimited(parts, exchange, secrets ? costs.secret + costs.deposit : form, parts.limit, secrets)) return;
  const search = query.size > 0 ? `?${query}` : '';
  try {
    const port = await parts.next.ready(startPatience);
    const { bodyIdleTimeoutMs } = parts;
    const status = await passOn(exchange, path + search, { port, bodyLimit, bodyIdleTimeoutMs, isStreamed, refuse });
    if (secrets && status !== 401) parts.limit.giveBack(addressOf(parts, exchange.request), costs.deposit);
    parts.metrics.count('api', 'passed');
  } catch (error) {
    if (exchange.response.headersSent) throw error;
    parts.metrics.count('api', 'failed');
    parts.log.error({ id: exchange.id, path, reason: String(error) }, 'A request could not be handed on');
    if (!secrets) return notice(parts, exchange, broken(502, exchange.id));
    parts.limit.giveBack(addressOf(parts, exchange.request), costs.deposit);
    sendProblem(exchange, 502, `Something broke at our end. Reference: ${exchange.id}`, { 'Retry-After': '1' });
  }
}

function methodsOf(route: Route): readonly string[] {
  if (route.does === 'pass') return route.methods;
  return route.does === 'stream' ? ['GET'] : ['GET', 'HEAD'];
}
