import { deskBodyLimit } from '#lib/config/desk-limits.ts';
import { maxBytes } from '#lib/media/picture-settings.ts';
import { pages, type Page } from '#lib/news/addresses.ts';
import { everyKind, routedAt } from '#lib/news/pages-at.ts';
import { leavePreviewUrl } from '#lib/news/preview.ts';

/** A page. */
export interface PrintRoute extends Page {
  does: 'print';
}

/** What the press does with an address. */
export type Route =
  | PrintRoute
  /** A file of the build, of `public/` or a picture. */
  | { does: 'serve-file' }
  /**
   * Handed on to Next as it is, and back. `secrets`: programs ask with a secret, and wrong ones are told apart.
   * `isStreamed`: the body goes on as it comes, since it is too long to be held.
   */
  | { does: 'pass'; methods: readonly string[]; bodyLimit: number; secrets?: boolean; isStreamed?: boolean }
  /** The link of a preview. */
  | { does: 'open-preview' }
  /** Server-sent events of a story's live coverage. */
  | { does: 'stream'; slug: string }
  | { does: 'report'; what: 'healthz' | 'readyz' | 'metrics' }
  | { does: 'speculation-rules' }
  /** A line that the settings put there. */
  | { does: 'say'; text: string }
  /** `personal`: what will be here is for one person; no cache shall know that there is nothing yet. */
  | { does: 'refuse'; personal?: boolean };

/** One for each page: most requests that come here want one. */
const prints = new Map(everyKind.map((page): [Page, PrintRoute] => [page, { does: 'print', ...page }]));

const reports = ['healthz', 'readyz', 'metrics'] as const;

/** Form fields and a little air: an e-mail address has at most 254 characters. */
const formLimit = 4096;
const apiMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Which route an address takes; `files` says whether the build or `public/` has a file of that path. */
export function routeOf(path: string, files: (path: string) => boolean): Route {
  const [, first = '', ...rest] = path.split('/');
  const report = reports.find((name) => name === first);
  if (report && rest.length === 0) return { does: 'report', what: report };
  if (path === '/speculation-rules.json') return { does: 'speculation-rules' };
  if (first === '_next') return files(path) ? { does: 'serve-file' } : { does: 'refuse' };
  if (first === 'media' || first === 'fonts' || first === 'assets' || files(path)) return { does: 'serve-file' };
  if (first === 'api') return apiRoute(path);
  if (path === leavePreviewUrl()) return { does: 'pass', methods: ['POST'], bodyLimit: formLimit };
  if (first === 'preview') return { does: 'open-preview' };
  if (first === 'desk') return { does: 'refuse', personal: true };
  const page = routedAt(path);
  return page.internal ? { does: 'refuse' } : prints.get(page)!;
}

function apiRoute(path: string): Route {
  if (path === '/api/newsletter') return { does: 'pass', methods: ['POST'], bodyLimit: formLimit };
  const [, slug, stream] = /^\/api\/live\/([a-z0-9-]+)(\/events)?$/.exec(path) ?? [];
  if (slug !== undefined) return stream ? { does: 'stream', slug } : prints.get(pages.liveFeed)!;
  if (path === '/api/openapi.json') return { does: 'pass', methods: ['GET', 'HEAD'], bodyLimit: 0 };
  if (path === '/api/desk/pictures')
    return { does: 'pass', methods: ['POST'], bodyLimit: maxBytes, secrets: true, isStreamed: true };
  if (path.startsWith('/api/desk/'))
    return { does: 'pass', methods: apiMethods, bodyLimit: deskBodyLimit, secrets: true };
  // What Next answers to the press alone (`/api/health`) and what does not exist.
  return { does: 'refuse' };
}

/**
 * The key of a page: its path and the query it knows, always in the same order. Two requests with one key get one
 * page; it is also the address that Next is asked for.
 */
export function pageKey(path: string, query: URLSearchParams, known: Readonly<Record<string, RegExp>>): string {
  const kept = new URLSearchParams();
  for (const [name, values] of Object.entries(known)) {
    const value = values.exec(query.get(name) ?? '')?.[0];
    if (value) kept.set(name, value);
  }
  const text = kept.toString();
  return text === '' ? path : `${path}?${text}`;
}
