import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gunzipSync, gzip } from 'node:zlib';
import { tagsInHeader } from '#lib/news/tag-header.ts';
import { articleUrl } from '#lib/news/urls.ts';
import type { Rendered } from '../next/ask-next.ts';
import type { StyleSheets } from '../static/style-sheets.ts';
import { finishPage } from './finish-page.ts';
import { unpacked } from './unpacked.ts';

export const encodings = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * The finished bytes: compressed both ways, which is a third of what the page itself would take in memory and what all
 * browsers ask for; or as they are, where compressing them is no use.
 */
export type Bodies = { br: Buffer; gzip: Buffer } | { identity: Buffer };

/** A page as readers get it. */
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
  bodies: Bodies;
  /** Whether its bytes are those of another page: see `printedInstead`. */
  borrowed?: true;
  /** Bytes of the page as it is, not compressed. */
  length: number;
  /** Hash of what readers get; the entity tag without the encoding. */
  hash: string;
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

const compressible = /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:json|xml)\b|image\/svg\+xml)/;

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

  const { html, ...found } = facts.type.startsWith('text/html')
    ? finishPage(rendered.body.toString(), sheets)
    : { html: rendered.body, styles: [], scripts: [], expected: true };
  const identity = Buffer.from(html);
  const bodies = await compressed(identity, facts.type);
  return { ...facts, ...found, source, hash: hashOf(identity), bodies, length: identity.length };
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

/** The bytes for a client that wants this encoding. Who wants none is rare: for them a page is unpacked. */
export function bodyIn({ bodies }: PrintedPage, encoding: Encoding): Buffer {
  if ('identity' in bodies) return bodies.identity;
  return encoding === 'identity' ? unpacked(bodies.gzip) : bodies[encoding];
}

/** Whether a page shows, lists or names one of the articles at these slugs: each of that is a link to it. */
export function leadsTo(page: PrintedPage, slugs: readonly string[]): boolean {
  if (slugs.length === 0) return false;
  const { bodies } = page;
  // Asked of one page after the other: what was unpacked for readers stays.
  const body = ('identity' in bodies ? bodies.identity : gunzipSync(bodies.gzip)).toString('latin1');
  return slugs.some((slug) => {
    const address = articleUrl(slug);
    for (let at = -1; (at = body.indexOf(address, at + 1)) >= 0;) {
      if (!/[a-z0-9-]/.test(body.charAt(at + address.length))) return true;
    }
    return false;
  });
}

async function compressed(identity: Buffer, type: string): Promise<Bodies> {
  if (!compressible.test(type)) return { identity: exact(identity) };
  const quality = {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 6,
      [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
      // 256 kB, a long page: the standard 4 MB would be taken for each page that is compressed, and used by none.
      [constants.BROTLI_PARAM_LGWIN]: 18,
    },
  };
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(identity, quality),
    promisify(gzip)(identity, { level: 7 }),
  ]);
  return { br: exact(br), gzip: exact(zipped) };
}

/** The same bytes in memory of exactly their length: what zlib gives are pieces of larger blocks, which would stay with them. */
function exact(bytes: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
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

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}
