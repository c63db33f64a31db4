import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import type { Publication } from '#lib/config/publication.ts';
import { liveFeedUrl } from '#lib/news/live-update.ts';
import { articleIn, parseAddress, type Address } from './address.ts';
import { sendNotice, sendProblem, sendText, type Exchange } from './answers.ts';
import { clientAddress } from './client-address.ts';
import type { LiveStreams } from './live/live-streams.ts';
import type { Metrics } from './metrics.ts';
import { startPatience, type NextProcess } from './next/next-process.ts';
import { passOn } from './next/pass-on.ts';
import type { Notice } from './notice-page.ts';
import { broken, tooMany, withdrawn } from './notices.ts';
import type { PageMemory } from './page/page-memory.ts';
import type { HeaderSettings, Served } from './page/remembered-page.ts';
import { commonHeaders } from './page/security-headers.ts';
import { sendPage } from './page/send-page.ts';
import { mayPreview } from './preview/preview-key.ts';
import { openPreview, showPreview, type PreviewParts } from './preview/show-preview.ts';
import { costs, type RateLimit } from './rate-limit.ts';
import { pageKey, routeOf, type Route } from './routes.ts';
import { speculationRules } from './speculation-rules.ts';
import type { StaticFiles } from './static/static-files.ts';
import type { TombstoneList } from './store/tombstone-list.ts';

export interface FrontParts {
  memory: PageMemory;
  files: StaticFiles;
  next: Pick<NextProcess, 'port' | 'ready'>;
  tombstones: TombstoneList;
  limit: RateLimit;
  streams: LiveStreams;
  metrics: Metrics;
  log: Logger;
  trustedProxies: number;
  settings: () => HeaderSettings;
  publication: () => Publication | null;
  /** What the settings put at an address, by its path. */
  texts: ReadonlyMap<string, string>;
  /** Answers `/healthz`, `/readyz` and `/metrics`. */
  report: (what: 'healthz' | 'readyz' | 'metrics', exchange: Exchange) => Promise<void>;
  draining: () => boolean;
}

/** Answers every request that reaches the press. */
export function front(parts: FrontParts): RequestListener {
  const { memory, metrics, log } = parts;
  // Different in each process, so that one id names one request in the logs of all.
  const instance = randomBytes(4).toString('hex');
  let count = 0;

  return (request, response) => {
    const id = `${instance}-${(count++).toString(36)}`;
    if (parts.draining()) response.setHeader('Connection', 'close');
    // Most requests end here: the address as it was written is mostly the key.
    const fresh = request.method === 'GET' && !mayPreview(request) ? memory.fresh(request.url!) : undefined;
    if (fresh) {
      const outcome = fresh.failing ? 'stale' : 'hit';
      metrics.count(fresh.type, outcome);
      sendPage(
        request,
        response,
        { entry: fresh, outcome, renderMs: null },
        { settings: parts.settings(), requestId: id },
      );
      return;
    }
    const exchange = { request, response, id, https: parts.settings().https };
    answer(parts, exchange).catch((error: unknown) => {
      // A reader who went away is no fault of ours.
      if (!response.destroyed) log.error({ id, url: request.url, err: error }, 'A request could not be answered');
      if (response.headersSent) response.destroy();
      else sendText(exchange, 502, `Something broke at our end. Reference: ${id}`);
    });
  };
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
      return notFound(parts, exchange);
  }
}

async function print(
  parts: FrontParts,
  exchange: Exchange,
  { path, query }: Address,
  route: Extract<Route, { does: 'print' }>,
): Promise<void> {
  const { memory, metrics, log } = parts;
  const { request, response, id } = exchange;
  if (route.type === 'article' && mayPreview(request) && (await showPreview(forPreviews(parts), exchange, path)))
    return;
  if (isWithdrawn(parts, exchange, path)) {
    metrics.count(route.type, 'withdrawn');
    return;
  }
  const key = pageKey(path, query, route.query);
  if (!memory.has(key) && isLimited(parts, exchange, route.type === 'search' ? costs.search : costs.render)) return;

  let served: Served;
  try {
    served = await memory.get(key, route);
  } catch (error) {
    metrics.count(route.type, 'failed');
    log.error({ id, key, reason: String(error) }, 'A page could not be rendered, and there is no copy of it');
    return notice(parts, exchange, broken(503, id), { 'Retry-After': '5' });
  }
  if (response.destroyed) return;
  metrics.count(route.type, served.outcome);
  log.debug({ id, key, outcome: served.outcome, ms: served.renderMs }, 'page');
  sendPage(request, response, served, { settings: parts.settings(), requestId: id });
}

async function stream(
  parts: FrontParts,
  exchange: Exchange,
  { path }: Address,
  { slug }: Extract<Route, { does: 'stream' }>,
): Promise<void> {
  if (isWithdrawn(parts, exchange, path)) return parts.metrics.count('live', 'withdrawn');
  if (!parts.memory.has(liveFeedUrl(slug)) && isLimited(parts, exchange, costs.render)) return;
  try {
    await parts.streams.open(exchange, slug, addressOf(parts, exchange));
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

/** Says so where the article that an address belongs to has been taken down. */
function isWithdrawn(parts: FrontParts, exchange: Exchange, path: string): boolean {
  const slug = articleIn(path);
  const tombstone = slug === null ? undefined : parts.tombstones.find(slug);
  if (tombstone) notice(parts, exchange, withdrawn(tombstone));
  return tombstone !== undefined;
}

async function serveFile(parts: FrontParts, exchange: Exchange, path: string): Promise<void> {
  const { request, response, https, id } = exchange;
  if (!(await parts.files.serve(path, request, response, [...commonHeaders(https), 'X-Request-Id', id]))) {
    return notFound(parts, exchange);
  }
  parts.metrics.count('file', 'file');
}

async function pass(
  parts: FrontParts,
  exchange: Exchange,
  { path, query }: Address,
  { bodyLimit, desk, secrets = false }: Extract<Route, { does: 'pass' }>,
): Promise<void> {
  const refuse = secrets ? sendProblem : sendText;
  const form = exchange.request.method === 'POST' ? costs.form : costs.render;
  if (isLimited(parts, exchange, secrets ? costs.secret + costs.deposit : form, secrets)) return;
  const search = query.size > 0 ? `?${query}` : '';
  try {
    const port = await parts.next.ready(startPatience);
    const status = await passOn(exchange, path + search, { port, bodyLimit, desk, refuse });
    if (secrets && status !== 401) parts.limit.giveBack(addressOf(parts, exchange), costs.deposit);
    parts.metrics.count(desk ? 'desk' : 'api', 'passed');
  } catch (error) {
    if (exchange.response.headersSent) throw error;
    parts.metrics.count(desk ? 'desk' : 'api', 'failed');
    parts.log.error({ id: exchange.id, path, reason: String(error) }, 'A request could not be handed on');
    if (!secrets) return notice(parts, exchange, broken(502, exchange.id));
    parts.limit.giveBack(addressOf(parts, exchange), costs.deposit);
    sendProblem(exchange, 502, `Something broke at our end. Reference: ${exchange.id}`, { 'Retry-After': '1' });
  }
}

function forPreviews(parts: FrontParts): PreviewParts {
  return {
    ...parts,
    mayRender: (exchange) => secondsToWait(parts, exchange, costs.render) === 0,
    isLimited: (exchange) => isLimited(parts, exchange, costs.render),
    broken: (exchange) => notice(parts, exchange, broken(502, exchange.id)),
  };
}

/** Takes the cost of a piece of work from the client's allowance; 0 when there is enough of it. */
function secondsToWait(parts: FrontParts, exchange: Exchange, cost: number): number {
  return parts.limit.take(addressOf(parts, exchange), cost);
}

function isLimited(parts: FrontParts, exchange: Exchange, cost: number, program = false): boolean {
  const wait = secondsToWait(parts, exchange, cost);
  if (wait === 0) return false;
  parts.metrics.count('none', 'limited');
  const headers = { 'Retry-After': String(wait) };
  if (program) sendProblem(exchange, 429, `Too many requests from this address; wait ${wait} s.`, headers);
  else notice(parts, exchange, tooMany(wait), headers);
  return true;
}

/** Whose requests are counted together. */
function addressOf({ trustedProxies }: FrontParts, { request }: Exchange): string {
  const forwarded = request.headers['x-forwarded-for'];
  return clientAddress(request.socket.remoteAddress ?? '', [forwarded].flat().join(','), trustedProxies);
}

function methodsOf(route: Route): readonly string[] {
  if (route.does === 'pass') return route.methods;
  return route.does === 'stream' ? ['GET'] : ['GET', 'HEAD'];
}

function notFound(parts: FrontParts, exchange: Exchange): void {
  parts.metrics.count('none', 'refused');
  sendText(exchange, 404, 'There is nothing at this address.');
}

function notice(parts: FrontParts, exchange: Exchange, content: Notice, headers: Record<string, string> = {}): void {
  const site = { publication: parts.publication(), sheets: parts.files.sheets };
  sendNotice(exchange, content, site, headers);
}
