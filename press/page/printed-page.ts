import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { tagsInHeader } from '#lib/news/tag-header.ts';
import { articleUrl } from '#lib/news/urls.ts';
import type { Rendered } from '../next/ask-next.ts';
import type { StyleSheets } from '../static/style-sheets.ts';
import { finished, madeFor, packed, type Bodies, type Encoding } from './bodies.ts';
import { finishPage } from './finish-page.ts';
import { printedAfter } from './last-modified.ts';
import { unpacked } from './unpacked.ts';

/** A page as readers get it; where it has a place for the banner, without one: see `composed`. */
export interface PrintedPage {
  status: number;
  /** Its media type. */
  type: string;
  /** Where a redirect leads, else null. */
  location: string | null;
  /** Header lines that it brings along, names and values in turn: see `passedOn`. */
  headers: string[];
  /** What it depends on (`lib/news/tags.ts`); empty when Next did not say. */
  tags: string[];
  /** The newest change that its reads had seen, or null when Next did not say. */
  asOf: number | null;
  /** Of a page with a place for the banner, in brotli alone: of that readers' bytes are made. */
  bodies: Bodies;
  /** Where the banner goes, in bytes of the page as it is. */
  bannerAt?: number;
  /** Whether its bytes are those of another page: see `printedInstead`. */
  borrowed?: true;
  /** Bytes of the page as it is, not compressed. */
  length: number;
  /** Hash of what readers get; the entity tag without the encoding. */
  hash: string;
  /** When these bytes were first printed here, in milliseconds since 1970. */
  printedAt: number;
  /** Hash of what Next sent: the same again needs no new printing. */
  source: string;
  /** For the Content-Security-Policy. */
  styles: string[];
  scripts: string[];
  /** False when the page had an unexpected shape and went out as Next wrote it. */
  expected: boolean;
}

/** What a file says beside its text, as a page says it in its head (RFC 8288; https://www.w3.org/community/tdmrep/). */
const passedOn = ['Link', 'X-Robots-Tag', 'TDM-Reservation'];

/**
 * Makes the finished page of what Next rendered.
 *
 * @param before the page printed last at this address; where Next sent the same again, its bytes are used again
 * @param sheets the style sheets to put inside
 */
export async function printPage(
  rendered: Rendered,
  before: PrintedPage | null,
  sheets: StyleSheets,
): Promise<PrintedPage> {
  const source = hashOf(rendered.body);
  const facts = {
    status: rendered.status,
    type: rendered.headers['content-type'] ?? 'text/plain; charset=utf-8',
    location: rendered.headers.location ?? null,
    headers: headersOf(rendered),
    ...dependenciesOf(rendered),
  };
  if (before?.source === source && before.type === facts.type) return { ...before, ...facts };
  const printedAt = printedAfter(before);

  if (!facts.type.startsWith('text/html')) {
    const { body } = rendered;
    const plain = { printedAt, source, hash: source, length: body.length, styles: [], scripts: [], expected: true };
    return { ...facts, ...plain, bodies: await finished(body, facts.type) };
  }
  const { html, bannerAt, ...found } = finishPage(rendered.body.toString(), sheets);
  const identity = Buffer.from(html);
  const page = { ...facts, ...found, printedAt, source, hash: hashOf(identity), length: identity.length };
  if (bannerAt === null) return { ...page, bodies: await finished(identity, facts.type) };
  const place = Buffer.byteLength(html.slice(0, bannerAt));
  return { ...page, bodies: { br: await packed(identity, 'br', 'best') }, bannerAt: place };
}

/**
 * The page for an address at which there is nothing: it shows another page, whose bytes it shares. What is not there may
 * come to be, and what is shown instead may change: it depends on both.
 */
export function printedInstead(rendered: Rendered, shown: PrintedPage): PrintedPage {
  const { tags, asOf } = dependenciesOf(rendered);
  return {
    ...shown,
    borrowed: true,
    status: rendered.status,
    tags: [...new Set([...tags, ...shown.tags])],
    asOf: asOf === null || shown.asOf === null ? (asOf ?? shown.asOf) : Math.min(asOf, shown.asOf),
  };
}

/** The bytes for a client that wants this encoding; they have to be there: see `haveBodyIn`. */
export function bodyIn({ bodies }: Pick<PrintedPage, 'bodies'>, encoding: Encoding): Buffer {
  if ('identity' in bodies) return bodies.identity;
  const made = bodies[madeFor(encoding)];
  if (!made) throw new Error(`A page was not made in the encoding ${encoding}`);
  return encoding === 'identity' ? unpacked(made) : made;
}

/** Whether a client that wants this encoding can be answered. */
export function haveBodyIn({ bodies }: Pick<PrintedPage, 'bodies'>, encoding: Encoding): boolean {
  return 'identity' in bodies || bodies[madeFor(encoding)] !== undefined;
}

/** Whether two prints give readers the same answer, headers and all. Of a redirect, the body says nothing. */
export function looksTheSame(a: PrintedPage, b: PrintedPage): boolean {
  return (
    a.hash === b.hash &&
    a.status === b.status &&
    a.location === b.location &&
    a.headers.join() === b.headers.join() &&
    a.tags.join() === b.tags.join()
  );
}

/** Whether a page shows, lists or names one of the articles at these slugs: each of that is a link to it. */
export function leadsTo(page: PrintedPage, slugs: readonly string[]): boolean {
  if (slugs.length === 0) return false;
  const { bodies } = page;
  // Asked of one page after the other: what was unpacked for readers stays.
  const body = unpackedOnce(bodies).toString('latin1');
  return slugs.some((slug) => {
    const address = articleUrl(slug);
    for (let at = -1; (at = body.indexOf(address, at + 1)) >= 0;) {
      if (!/[a-z0-9-]/.test(body.charAt(at + address.length))) return true;
    }
    return false;
  });
}

function unpackedOnce(bodies: Bodies): Buffer {
  if ('identity' in bodies) return bodies.identity;
  return bodies.gzip ? gunzipSync(bodies.gzip) : brotliDecompressSync(bodies.br!);
}

function dependenciesOf({ headers }: Rendered): Pick<PrintedPage, 'tags' | 'asOf'> {
  const asOf = headers['x-as-of'];
  return {
    tags: tagsInHeader(String(headers['cache-tag'] ?? '')),
    asOf: asOf === undefined ? null : Number(asOf),
  };
}

/** Of a page, Next itself has such headers for its own script: they stay behind. */
function headersOf({ headers }: Rendered): string[] {
  if (headers['content-type']?.startsWith('text/html')) return [];
  return passedOn.flatMap((name) => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? [] : [name, String(value)];
  });
}

export function hashOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}
