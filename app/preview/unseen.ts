/** What every answer about a preview says: no cache keeps it, no search engine lists it. */
export const unseen = {
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex, nofollow',
} as const;
