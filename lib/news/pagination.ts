/** Articles on one page of a list. */
export const pageSize = 20;

/** A page number as it stands in an address: no zeros in front, at least 2 (page 1 is the list itself). */
export function parsePageNumber(segment: string): number | null {
  const page = /^[1-9]\d{0,6}$/.test(segment) ? Number(segment) : 0;
  return page >= 2 ? page : null;
}

/** How many pages a list of this many articles has; an empty list still has one. */
export const pageCount = (total: number) => Math.max(1, Math.ceil(total / pageSize));

/**
 * The page numbers to offer, with null where some are left out: the first, the last, and the current one with
 * its neighbours.
 */
export function pagerNumbers(current: number, pages: number): (number | null)[] {
  const wanted = new Set([1, current - 1, current, current + 1, pages]);
  const shown = [...wanted].filter((page) => page >= 1 && page <= pages).sort((a, b) => a - b);
  return shown.flatMap((page, i) => {
    const gap = page - (shown[i - 1] ?? page - 1);
    if (gap > 2) return [null, page];
    return gap === 2 ? [page - 1, page] : [page];
  });
}
