/**
 * One form for one old address: `/2019/caf%C3%A9/` and `/2019/café` were the same page, and so were `/?b=2&a=1` and
 * `/?a=1&b=2`.
 *
 * @param written a path, with a query where the old site told its pages apart by that: `/?p=123`
 */
export function oldAddress(written: string): string {
  const mark = written.indexOf('?');
  if (mark < 0) return oldPath(written);
  const query = new URLSearchParams(written.slice(mark + 1));
  query.sort();
  return query.size === 0 ? oldPath(written.slice(0, mark)) : `${oldPath(written.slice(0, mark))}?${query}`;
}

/** Where an old address leads, as a `Location` names it (RFC 3986): what is not ASCII is percent-encoded. */
export const locationOf = (destination: string) =>
  destination.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent);

/** Whether an old address, in its one form, is told apart by its query. A question mark of a path stays encoded. */
export const hasQuery = (address: string) => address.includes('?');

function oldPath(path: string): string {
  const trimmed = path.replace(/\/+$/, '') || '/';
  try {
    // macOS takes `é` apart, keyboards write it whole.
    return decodeURI(trimmed).normalize('NFC');
  } catch {
    return trimmed;
  }
}
