import { pages } from '#lib/news/addresses.ts';
import { movedUrl } from '#lib/news/urls.ts';
import type { Address } from './address.ts';
import { sendText, type Exchange } from './answers.ts';
import type { FrontParts } from './front-parts.ts';
import { GivenUp } from './next/ask-next.ts';
import { queryWithout, withQuery } from './kept-query.ts';
import { broken, slowSearch } from './notices.ts';
import type { Served } from './page/remembered-page.ts';
import { RenderRefused } from './page/render-queue.ts';
import { preferredEncoding, sendPage } from './page/send-page.ts';
import { plainAddress } from './plain-address.ts';
import { mayPreview } from './preview/preview-key.ts';
import { showPreview, type PreviewParts } from './preview/show-preview.ts';
import { showPreviewedPicture } from './preview/unseen-pictures.ts';
import { costs } from './rate-limit.ts';
import { addressOf, isLimited, isWithdrawn, notice, refuseRender } from './refusals.ts';
import { pageKey, routeOf, type PrintRoute } from './routes.ts';

/** What is asked of Next where an old address is told apart by its query. */
const moved: PrintRoute = { does: 'print', ...pages.moved };

/** Answers a request for a page. */
export async function print(parts: FrontParts, exchange: Exchange, address: Address, route: PrintRoute): Promise<void> {
  const { request } = exchange;
  const { query, search } = address;
  if (route.type === 'article' && mayPreview(request)) {
    if (await showPreviewedPicture(forPreviews(parts), exchange, address.path)) return;
    if (await showPreview(forPreviews(parts), exchange, address.path)) return;
  }
  // A slash too many makes no other page: one is asked for without it, and is where the reader is sent.
  const straight = address.path.replace(/\/+$/, '') || '/';
  if (await showMoved(parts, exchange, straight, address)) return;

  const key = pageKey(straight, query, route.query);
  const found = await read(parts, exchange, straight, key, route);
  const meant = found?.entry.page.status === 404 ? plainAddress(straight) : null;
  if (meant !== null) {
    if (await showMoved(parts, exchange, meant, address)) return;
    const there = routeOf(meant, (path) => parts.files.has(path));
    if (there.does !== 'print') return show(parts, exchange, found, search);
    const meantKey = pageKey(meant, query, there.query);
    const served = await read(parts, exchange, meant, meantKey, there);
    return show(parts, exchange, served, search, { insteadOf: found, at: meant });
  }
  const exact = straight === address.path && !address.untidy;
  return show(parts, exchange, found, search, exact ? null : { insteadOf: found, at: straight });
}

/** Sends the reader on from an old address that is told apart by its query; says whether it is one. */
async function showMoved(
  parts: FrontParts,
  exchange: Exchange,
  path: string,
  { query, search }: Address,
): Promise<boolean> {
  const old = parts.oldQueries().find(path, query);
  if (old === null) return false;
  const served = await read(parts, exchange, path, movedUrl(old), moved);
  // They said which page was meant, and say nothing to the one it is now.
  const told = new Set(new URLSearchParams(old.slice(old.indexOf('?'))).keys());
  show(parts, exchange, served, queryWithout(search, told));
  return true;
}

/** The page for a request; null when it has been answered already: withdrawn, too much work asked for, not to be had. */
async function read(
  parts: FrontParts,
  exchange: Exchange,
  path: string,
  key: string,
  route: PrintRoute,
): Promise<Served | null> {
  const { memory, metrics, log } = parts;
  if (isWithdrawn(parts, exchange, path)) {
    metrics.count(route.type, 'withdrawn');
    return null;
  }
  const cost = route.type === 'search' ? costs.search : costs.render;
  if (!memory.has(key) && isLimited(parts, exchange, cost, parts.renderLimit)) return null;
  try {
    const encoding = preferredEncoding(exchange.request.headers['accept-encoding']);
    return await memory.get(key, route, addressOf(parts, exchange.request), encoding);
  } catch (error) {
    if (error instanceof RenderRefused) {
      refuseRender(parts, exchange, error, route.type === 'search' ? 'searches' : 'renders');
      return null;
    }
    metrics.count(route.type, 'failed');
    if (error instanceof GivenUp) {
      notice(parts, exchange, slowSearch(error.retryAfter), { 'Retry-After': String(error.retryAfter) });
      return null;
    }
    log.error(
      { id: exchange.id, key, reason: String(error) },
      'A page could not be rendered, and there is no copy of it',
    );
    notice(parts, exchange, broken(503, exchange.id), { 'Retry-After': '5' });
    return null;
  }
}

/**
 * Answers with a page. A redirect is kept once, whatever query it is asked with; the query goes along when it is sent.
 *
 * @param search the query as it was sent
 * @param sent where a page of ours is to be read at another address than was asked for: it is named, not shown. What is
 *   itself a redirect names its own destination, so that nobody is sent twice; where nothing is, there is nothing.
 */
function show(
  { metrics, log, refusalLog, settings }: FrontParts,
  exchange: Exchange,
  served: Served | null,
  search: string,
  sent: { insteadOf: Served | null; at: string } | null = null,
): void {
  const { request, response, id } = exchange;
  if (served === null || response.destroyed || response.headersSent) return;
  const { kind, page } = served.entry;
  metrics.count(kind.type, served.outcome);
  log.debug({ id, url: request.url, outcome: served.outcome, ms: served.timing }, 'page');
  const at = sent && page.status === 200 ? sent.at : search === '' ? null : page.location;
  if (at !== null) {
    const Location = withQuery(at, search);
    return sendText(exchange, page.location === null ? 308 : page.status, `This is at ${Location}`, { Location });
  }
  const shown = page.status === 404 ? (sent?.insteadOf ?? served) : served;
  sendPage(request, response, shown, { settings: settings(), requestId: id, refusalLog });
}

export function forPreviews(parts: FrontParts): PreviewParts {
  return {
    ...parts,
    addressOf: ({ request }) => addressOf(parts, request),
    mayAsk: ({ request }) => parts.limit.take(addressOf(parts, request), costs.render) === 0,
    mayRender: ({ request }) => parts.renderLimit.take(addressOf(parts, request), costs.render) === 0,
    isLimited: (exchange) => isLimited(parts, exchange, costs.render, parts.renderLimit),
    broken: (exchange) => notice(parts, exchange, broken(502, exchange.id)),
  };
}
