/** What every answer about a preview says: no cache keeps it, no search engine lists it, no other site learns of it. */
export const unseen = {
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
} as const;
