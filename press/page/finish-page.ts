import { SAXParser, type SaxToken, type StartTag } from 'parse5-sax-parser';
import type { StyleSheets } from '../static/style-sheets.ts';
import { hashSource } from './security-headers.ts';

export interface FinishedPage {
  html: string;
  /** Sources for `style-src`: the hashes of the page's style elements. */
  styles: string[];
  /** Sources for `script-src`: hashes of inline scripts. Empty unless the page was left untouched. */
  scripts: string[];
  /** False when the page had an unexpected shape and was left as it is. */
  expected: boolean;
}

/** Inline scripts that Next 16.4 writes: flight data, the bundler's registry, the time of the first paint. */
const framework =
  /^(?:\(?self\.__next_[a-z]+\b|\(globalThis\["TURBOPACK"\]|requestAnimationFrame\(function\(\)\{\$RT=performance\.now\(\)\}\);?$)/;

/** A place in a page, and what stands there instead. */
type Edit = readonly [start: number, end: number, instead: string];

/**
 * Takes Next's client runtime, its flight data and their preloads out of a page, puts the style sheets in where it
 * links them, so that nothing is asked for before it is painted, and changes nothing else, to the byte. Structured data
 * and our own script (`/assets/…`) stay.
 *
 * A page with any other script, or one that scripts would still put together (streamed parts), is left untouched:
 * what we do not understand we do not edit.
 *
 * @param sheets what of the build's sheets may stand in a page; any other stays linked
 */
export function finishPage(html: string, sheets: StyleSheets): FinishedPage {
  const edits: Edit[] = [];
  const styles: string[] = [];
  const placed: string[] = [];
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
    if (tag.tagName !== 'link') return;
    const sheet = linksSheet(tag) ? sheets.get(attribute(tag, 'href') ?? '') : undefined;
    if (sheet) {
      edits.push([...placeOf(tag), `<style>${sheet.text}</style>`]);
      placed.push(sheet.source);
    } else if (preloadsScript(tag)) edits.push([...placeOf(tag), '']);
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
      edits.push([placeOf(tag)[0], placeOf(end)[1], '']);
      if (attribute(tag, 'src') === null) scripts.push(hashSource(text));
      expected &&= isFrameworks(tag, text);
    }
  });
  parser.resume();
  parser.end(html);

  expected &&= open === null && Object.values(seen).every((count) => count === 1);
  if (!expected) return { html, styles, scripts, expected };
  return { html: edited(html, edits), styles: [...styles, ...placed], scripts: [], expected };
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

/** Nothing but a sheet for all media, as Next links it. */
function linksSheet(tag: StartTag): boolean {
  const known = ['rel', 'href', 'data-precedence'];
  return attribute(tag, 'rel') === 'stylesheet' && tag.attrs.every(({ name }) => known.includes(name));
}

function attribute(tag: StartTag, name: string): string | null {
  return tag.attrs.find((attr) => attr.name === name)?.value ?? null;
}
