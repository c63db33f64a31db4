import { deskBodyLimit } from '#lib/config/desk-limits.ts';
import { maxBytes } from '#lib/media/picture-settings.ts';
import { leavePreviewUrl } from '#lib/news/preview.ts';
import { longestQuestion } from '#lib/news/search-question.ts';
import { bannerUrl } from '#lib/news/urls.ts';

/** What a page is, for metrics and logs. */
export type PageType =
  | 'front'
  | 'article'
  | 'section'
  | 'topic'
  | 'author'
  | 'kind'
  | 'latest'
  | 'search'
  | 'newsletter'
  | 'feed'
  | 'sitemap'
  | 'live'
  | 'embed'
  | 'banner'
  | 'crawler'
  | 'other';

/** What the press does with an address. */
export type Route =
  | {
      does: 'print';
      type: PageType;
      /** The query parameters that the page knows, each with what it takes of a value; all else is dropped. */
      query: Readonly<Record<string, RegExp>>;
      /** Whether the last good copy is kept on disk. Not where a reader can make up any number of pages. */
      kept: boolean;
    }
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

const print = (type: PageType, query: Record<string, RegExp> = {}, kept = true): Route => ({
  does: 'print',
  type,
  query,
  kept,
});

/** So much of a text, which may go on. */
const beginning = (length: number) => new RegExp(`^(?![^]*\\0)[^]{1,${length}}(?<![\\ud800-\\udbff])`);

const pages: ReadonlyMap<string, Route> = new Map(
  Object.entries<Route>({
    '': print('front'),
    article: print('article'),
    section: print('section'),
    topic: print('topic'),
    author: print('author'),
    kind: print('kind'),
    latest: print('latest'),
    // A character more than is searched for, so that the page can say so.
    search: print('search', { q: beginning(longestQuestion + 2), page: /^[1-9]\d{0,3}$/ }, false),
    newsletter: print('newsletter'),
    feeds: print('feed'),
    'sitemap.xml': print('sitemap'),
    sitemaps: print('sitemap'),
    'robots.txt': print('crawler'),
    'llms.txt': print('crawler'),
    embed: print('embed'),
    // Of addresses, too, readers can make up any number.
    oembed: print(
      'embed',
      { url: /^[^\0]{1,500}$/su, format: /^[\w+-]{1,20}$/, maxwidth: /^[1-9]\d{0,3}$/, maxheight: /^[1-9]\d{0,3}$/ },
      false,
    ),
    'manifest.webmanifest': print('other'),
  }),
);

/** What open pages of live coverage ask for. */
const live = print('live');

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
  // Where Next has what readers find at other addresses.
  if (first === 'markdown' || first === 'moved' || `/${first}` === bannerUrl()) return { does: 'refuse' };
  if (first === 'desk') return { does: 'refuse', personal: true };
  return pages.get(first) ?? print('other');
}

function apiRoute(path: string): Route {
  if (path === '/api/newsletter') return { does: 'pass', methods: ['POST'], bodyLimit: formLimit };
  const [, slug, stream] = /^\/api\/live\/([a-z0-9-]+)(\/events)?$/.exec(path) ?? [];
  if (slug !== undefined) return stream ? { does: 'stream', slug } : live;
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
