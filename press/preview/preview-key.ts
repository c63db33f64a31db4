import type { IncomingMessage } from 'node:http';
import { previewCookie, previewKeyPattern } from '#lib/news/preview.ts';

const cookieStart = `${previewCookie}=`;

/** Whether a request may be for a preview. Asked of every request, so a look and no more. */
export function mayPreview({ headers }: IncomingMessage): boolean {
  return headers.cookie !== undefined && headers.cookie.includes(cookieStart);
}

/** The key of the preview that the browser has opened at this address; null when there is none, or it is no key. */
export function previewKeyOf({ headers }: IncomingMessage): string | null {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  // Of several, the one for the longest path stands first (RFC 6265, section 5.4).
  const key = pairs.find((pair) => pair.startsWith(cookieStart))?.slice(cookieStart.length) ?? '';
  return previewKeyPattern.test(key) ? key : null;
}
