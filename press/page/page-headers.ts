import { cacheTagHeader, tagOnTheWire } from '#lib/news/tag-header.ts';
import { contentSecurityPolicy, documentHeaders } from './security-headers.ts';
import type { Encoding } from './bodies.ts';
import { toldOf } from './last-modified.ts';
import type { Head, HeaderSettings, Outcome, PageHeads, PageKind, RenderTiming, ShownPage } from './remembered-page.ts';

/** What differs from answer to answer stands first, so that the rest of the line-up can be used again. */
const changing = ['X-Request-Id', '', 'Age', '0', 'Cache-Status', '', 'Server-Timing', '', 'Cache-Control', ''];

/** RFC 9211: whether the page came from memory (`hit`), or why Next was asked (`fwd`) and whether the answer is kept. */
const cacheStatus: Record<Outcome, string> = {
  hit: 'broadsheet; hit',
  rendered: 'broadsheet; fwd=uri-miss; stored',
  refreshed: 'broadsheet; fwd=stale; stored',
  old: 'broadsheet; hit; detail=overtaken',
  stale: 'broadsheet; hit; detail=stale',
};

/** The reader waited for it, but something changed meanwhile: the next one waits for another. */
const overtakenWhileRendered = 'broadsheet; fwd=stale; detail=overtaken';

/** For the copy of a moment ago: the next request may find the new page, so no cache shall go on with this one. */
const notKept = 'public, max-age=0, s-maxage=0';

/** The header lines for one answer. They are the entry's own: write them before the next request comes. */
export function headOf(entry: ShownPage, encoding: Encoding, settings: HeaderSettings): Head {
  const now = Date.now();
  let { heads } = entry;
  if (heads?.settings !== settings || heads.until <= now) {
    const { text: lastModified, until } = toldOf(entry.page, now);
    entry.heads = heads = { settings, lastModified, until, byEncoding: {} };
  }
  return (heads.byEncoding[encoding] ??= makeHead(entry, encoding, heads));
}

/** Fills in what this answer has for itself. */
export function completeHead(
  head: Head,
  which: 'full' | 'notModified',
  answer: { requestId: string; age: number; outcome: Outcome; timing: RenderTiming | null },
): string[] {
  const lines = head[which];
  lines[1] = answer.requestId;
  lines[3] = String(answer.age);
  const { outcome, timing } = answer;
  lines[5] = outcome === 'old' && timing ? overtakenWhileRendered : cacheStatus[outcome];
  const took = timing ? `, wait;dur=${timing.wait}, render;dur=${timing.render}` : '';
  lines[7] = `press;desc=${outcome}${took}`;
  lines[9] = outcome === 'old' ? notKept : head.cacheControl;
  return lines;
}

function makeHead({ page, kind }: ShownPage, encoding: Encoding, { settings, lastModified }: PageHeads): Head {
  const entityTag = `"${page.hash}-${encoding}"`;
  const known = [
    ...changing,
    'ETag',
    entityTag,
    ...(lastModified === null ? [] : ['Last-Modified', lastModified]),
    'Vary',
    'Accept-Encoding',
    ...(page.tags.length > 0
      ? ['Surrogate-Key', page.tags.map(tagOnTheWire).join(' '), 'Cache-Tag', cacheTagHeader(page.tags)]
      : []),
    ...documentHeaders(settings.https),
    ...page.headers,
    ...(page.type.startsWith('text/html')
      ? [
          'Content-Security-Policy',
          contentSecurityPolicy({
            styles: page.styles,
            scripts: page.scripts,
            https: settings.https,
            // The card of an article is there to be shown by others.
            framedBy: kind.type === 'embed' ? '*' : "'none'",
          }),
          'Speculation-Rules',
          '"/speculation-rules.json"',
        ]
      : []),
  ];
  const { bodies } = page;
  const packed = encoding === 'identity' || 'identity' in bodies ? null : bodies[encoding];
  return {
    entityTag,
    cacheControl: cacheControl(page, kind, settings.cacheLimit),
    answer: null,
    notModified: known,
    full: [
      ...known,
      'Content-Type',
      page.type,
      'Content-Length',
      String(packed?.length ?? page.length),
      ...(packed ? ['Content-Encoding', encoding] : []),
      ...(page.location === null ? [] : ['Location', page.location]),
    ],
  };
}

/**
 * Browsers ask each time (a 304 is cheap); a cache between us and them asks when the page is no longer fresh. While it asks,
 * and while we do not answer, it may show what it has (RFC 5861), but never longer than the publication allows.
 */
function cacheControl({ status }: { status: number }, { fresh, stale }: PageKind, cacheLimit: number): string {
  const first = Math.min(fresh, Math.max(1, cacheLimit));
  const rest = Math.max(0, cacheLimit - first);
  const shared = `public, max-age=0, s-maxage=${first}`;
  return status === 200
    ? `${shared}, stale-while-revalidate=${Math.min(stale, rest)}, stale-if-error=${rest}`
    : 'public, max-age=0, s-maxage=1';
}
