import { articleAt } from '#lib/news/pages-at.ts';
import { previewUrl } from '#lib/news/preview.ts';

/** Where a request wants to go, in the one form that rules and keys know. */
export interface Address {
  /** Decoded once and encoded again, so that one page has one path: `/caf%C3%A9`. No empty, `.` or `..` segment. */
  path: string;
  /** Whether it was written with what no address has: empty segments, `//about`, or the end of a line at its end. */
  untidy: boolean;
  query: URLSearchParams;
  /** The query as it was sent, without its question mark. */
  search: string;
}

const longest = 4096;

/** What is copied along with a link: the end of its line, a tab, and the percent sign of a code that was cut off. */
const lineEnds = /(?:%0[9ad]|%[0-9a-f]?$)+$/i;

/**
 * Reads a request's target (RFC 9112, section 3.2.1).
 *
 * @returns null for what is no path on this site: an absolute address, a broken percent code, a control character,
 *   a backslash, a walk upwards.
 */
export function parseAddress(target: string): Address | null {
  if (target.length > longest || !/^\/[\x21-\x7e]*$/.test(target)) return null;
  const mark = target.indexOf('?');
  const written = mark < 0 ? target : target.slice(0, mark);
  const search = mark < 0 ? '' : target.slice(mark + 1);
  const tidy = written.replace(lineEnds, '');
  const path = canonicalPath(tidy);
  if (path === null) return null;
  return { path, untidy: tidy !== written || written.includes('//'), query: new URLSearchParams(search), search };
}

/**
 * The slug of the article that a path belongs to: its page, its Markdown twin, its updates, its feed of live coverage, its
 * card for other sites. Null where it is no article's.
 */
export function articleIn(path: string): string | null {
  const slug = articleAt(path);
  return slug === null ? null : decodeURIComponent(slug);
}

/** Characters of an address that are worth a line in the log. */
const loggedLength = 300;

/** An address as the log may have it: not without end, and without the secret of a preview's link. */
export function loggable(target = ''): string {
  const preview = previewUrl('');
  return parseAddress(target)?.path.startsWith(preview) ? `${preview}…` : target.slice(0, loggedLength);
}

function canonicalPath(written: string): string | null {
  const parts = written.split('/');
  const segments: string[] = [];
  for (const [i, part] of parts.entries()) {
    const segment = decoded(part);
    if (segment === null || segment === '.' || segment === '..' || /[\x00-\x1f\x7f\\/#]/.test(segment)) return null;
    if (segment !== '' || i === parts.length - 1) segments.push(encodeURIComponent(segment));
  }
  return `/${segments.join('/')}`;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
