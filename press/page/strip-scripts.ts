import { createHash } from 'node:crypto';
import { SAXParser, type SaxToken, type StartTag } from 'parse5-sax-parser';

export interface StrippedPage {
  html: string;
  /** Sources for `style-src`: the hashes of the page's style elements (CSP Level 3, section 2.3.1). */
  styles: string[];
  /** Sources for `script-src`: hashes of inline scripts. Empty unless the page was left untouched. */
  scripts: string[];
  /** False when the page had an unexpected shape and was left as it is. */
  expected: boolean;
}

/** Inline scripts that Next 16.4 writes: flight data, the bundler's registry, the time of the first paint. */
const framework =
  /^(?:\(?self\.__next_[a-z]+\b|\(globalThis\["TURBOPACK"\]|requestAnimationFrame\(function\(\)\{\$RT=performance\.now\(\)\}\);?$)/;

/**
 * Takes Next's client runtime, its flight data and their preloads out of a page, and changes nothing else, to the byte.
 * Structured data and our own script (`/assets/…`) stay.
 *
 * A page with any other script, or one that scripts would still put together (streamed parts), is left untouched:
 * what we do not understand we do not edit.
 */
export function stripScripts(html: string): StrippedPage {
  const cuts: [start: number, end: number][] = [];
  const styles: string[] = [];
  const scripts: string[] = [];
  const seen: Record<string, number> = { html: 0, head: 0, body: 0 };
  let expected = /^<!doctype html>/i.test(html) && /<\/html>\s*$/i.test(html);
  /** The script or style element we are in. */
  let open = null as { tag: StartTag; text: string } | null;

  const parser = new SAXParser({ sourceCodeLocationInfo: true });
  parser.on('startTag', (tag) => {
    if (tag.tagName in seen) seen[tag.tagName]! += 1;
    if (tag.tagName === 'template' && /^[BP]:/.test(attribute(tag, 'id') ?? '')) expected = false;
    if (tag.tagName === 'script' || tag.tagName === 'style') open = { tag, text: '' };
    if (tag.tagName === 'link' && preloadsScript(tag)) cuts.push(placeOf(tag));
  });
  parser.on('text', (token) => {
    if (open) open.text += html.slice(...placeOf(token));
  });
  parser.on('endTag', (end) => {
    if (!open || end.tagName !== open.tag.tagName) return;
    const { tag, text } = open;
    open = null;
    if (tag.tagName === 'style') styles.push(hashSource(text));
    else if (!staysScript(tag)) {
      cuts.push([placeOf(tag)[0], placeOf(end)[1]]);
      if (attribute(tag, 'src') === null) scripts.push(hashSource(text));
      expected &&= isFrameworks(tag, text);
    }
  });
  parser.resume();
  parser.end(html);

  expected &&= open === null && Object.values(seen).every((count) => count === 1);
  return expected ? { html: without(cuts, html), styles, scripts: [], expected } : { html, styles, scripts, expected };
}

function without(cuts: readonly [start: number, end: number][], html: string): string {
  let from = 0;
  const pieces = cuts.map(([start, end]) => {
    const piece = html.slice(from, start);
    from = end;
    return piece;
  });
  return pieces.join('') + html.slice(from);
}

function placeOf(token: SaxToken): [start: number, end: number] {
  const { startOffset, endOffset } = token.sourceCodeLocation!;
  return [startOffset, endOffset];
}

function staysScript(tag: StartTag): boolean {
  return attribute(tag, 'type') === 'application/ld+json' || /^\/assets\//.test(attribute(tag, 'src') ?? '');
}

function isFrameworks(tag: StartTag, text: string): boolean {
  const source = attribute(tag, 'src');
  return source === null ? framework.test(text) : source.startsWith('/_next/');
}

function preloadsScript(tag: StartTag): boolean {
  const relation = attribute(tag, 'rel');
  return relation === 'modulepreload' || (relation === 'preload' && attribute(tag, 'as') === 'script');
}

function attribute(tag: StartTag, name: string): string | null {
  return tag.attrs.find((attr) => attr.name === name)?.value ?? null;
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
