import { Parser } from 'htmlparser2';
import { bannerElement, bannerPlace } from '#lib/news/banner-place.ts';
import type { StyleSheets } from '../static/style-sheets.ts';
import { isNextsScript } from './nexts-scripts.ts';
import { hashSource } from './security-headers.ts';

export interface FinishedPage {
  html: string;
  /** Where the banner goes, in characters; null where the page has no place for it. */
  bannerAt: number | null;
  /** Sources for `style-src`: the hashes of the page's style elements. */
  styles: string[];
  /** Sources for `script-src`: hashes of Next's own inline scripts. Empty unless the page was left untouched. */
  scripts: string[];
  /** False when the page had an unexpected shape and was left as it is. */
  expected: boolean;
}

/** Inline scripts that Next 16.4 writes: flight data, the bundler's registry, the time of the first paint. */
const framework =
  /^(?:\(?self\.__next_[a-z]+\b|\(globalThis\["TURBOPACK"\]|requestAnimationFrame\(function\(\)\{\$RT=performance\.now\(\)\}\);?$)/;

type Attributes = Record<string, string>;

/** A place in a page, and what stands there instead. */
type Edit = readonly [start: number, end: number, instead: string];

/**
 * Takes Next's client runtime, its flight data and their preloads out of a page, puts the style sheets in that it links,
 * so that nothing is asked for before it is painted, and changes nothing else, to the byte. The sheets stand at the end of
 * the head: platforms look for title, description and picture in the first 32 kB of a page and no further. Structured data
 * and our own script (`/assets/…`) stay. The place of the banner goes too, and is remembered.
 *
 * A page with any other script, or one that scripts would still put together (streamed parts), is left untouched:
 * what we do not understand we do not edit, and the banner goes into its place instead of taking it. Its policy then allows the scripts that are known to be Next's, and no other.
 *
 * @param sheets what of the build's sheets may stand in a page; any other stays linked
 */
export function finishPage(html: string, sheets: StyleSheets): FinishedPage {
  const edits: Edit[] = [];
  const styles: string[] = [];
  const placed: string[] = [];
  /** The sheets that the head links, for its end. */
  let sheetsOfHead = '';
  let headEnds = 0;
  const scripts: string[] = [];
  const seen = new Map([
    ['html', 0],
    ['head', 0],
    ['body', 0],
    ['main', 0],
  ]);
  let expected = /^<!doctype html>/i.test(html) && /<\/html>\s*$/i.test(html);
  /** Where the place of the banner begins. Of several the first is ours: no text of others stands before it. */
  let place: number | null = null;
  /** The script or style element we are in: its attributes, and where it and its text begin. */
  let open = null as { name: string; attributes: Attributes; start: number; textStart: number } | null;

  const parser = new Parser({
    onopentag(name, attributes) {
      const start = parser.startIndex;
      const end = parser.endIndex + 1;
      const times = seen.get(name);
      if (times !== undefined) seen.set(name, times + 1);
      if (name === 'template' && /^[BP]:/.test(attributes.id ?? '')) expected = false;
      if (name === 'script' || name === 'style') open = { name, attributes, start, textStart: end };
      if (name === bannerElement && place === null && seen.get('main') === 0 && html.startsWith(bannerPlace, start)) {
        place = start;
        edits.push([start, start + bannerPlace.length, '']);
      }
      if (name !== 'link') return;
      const sheet = linksSheet(attributes) ? sheets.get(attributes.href ?? '') : undefined;
      if (sheet) {
        const text = `<style>${sheet.text}</style>`;
        const inHead = seen.get('body') === 0;
        if (inHead) sheetsOfHead += text;
        edits.push([start, end, inHead ? '' : text]);
        placed.push(sheet.source);
      } else if (preloadsScript(attributes)) edits.push([start, end, '']);
    },
    onclosetag(name, isImplied) {
      if (isImplied) return;
      // The parser counts on from here: where it takes something else for the end, its places are not the source's.
      if (html[parser.endIndex] !== '>') expected = false;
      if (name === 'head') {
        headEnds += 1;
        edits.push([parser.startIndex, parser.startIndex, sheetsOfHead]);
      }
      if (name !== open?.name) return;
      const { attributes, start, textStart } = open;
      open = null;
      const text = html.slice(textStart, parser.startIndex);
      if (name === 'style') {
        styles.push(hashSource(text));
        return;
      }
      // A browser may see no end of it here (https://html.spec.whatwg.org/#script-data-escaped-state).
      if (text.includes('<!--')) expected = false;
      if (staysScript(attributes)) return;
      edits.push([start, parser.endIndex + 1, '']);
      if (attributes.src === undefined) scripts.push(text);
      expected &&= isFrameworks(attributes, text);
    },
  });
  parser.end(html);

  expected &&= open === null && headEnds === 1 && ['html', 'head', 'body'].every((name) => seen.get(name) === 1);
  if (!expected) {
    const bannerAt = place === null ? null : place + bannerPlace.indexOf('</');
    return { html, bannerAt, styles, scripts: scripts.filter(isNextsScript).map(hashSource), expected };
  }
  const bannerAt =
    place === null
      ? null
      : edited(
          html.slice(0, place),
          edits.filter(([, end]) => end <= place!),
        ).length;
  return { html: edited(html, edits), bannerAt, styles: [...styles, ...placed], scripts: [], expected };
}

function edited(html: string, edits: readonly Edit[]): string {
  let from = 0;
  const pieces = edits.map(([start, end, instead]) => {
    const piece = html.slice(from, start) + instead;
    from = end;
    return piece;
  });
  return pieces.join('') + html.slice(from);
}

function staysScript({ type, src }: Attributes): boolean {
  return type === 'application/ld+json' || /^\/assets\//.test(src ?? '');
}

function isFrameworks({ src }: Attributes, text: string): boolean {
  return src === undefined ? framework.test(text) : src.startsWith('/_next/');
}

function preloadsScript({ rel, as }: Attributes): boolean {
  return rel === 'modulepreload' || (rel === 'preload' && as === 'script');
}

/** Nothing but a sheet for all media, as Next links it. */
function linksSheet(attributes: Attributes): boolean {
  const known = ['rel', 'href', 'data-precedence'];
  return attributes.rel === 'stylesheet' && Object.keys(attributes).every((name) => known.includes(name));
}
