import { previewKeyPattern } from '#lib/news/preview.ts';

/**
 * Where a redirect leads, with the query that the reader came with: campaigns are counted by it. What the destination says
 * itself stands.
 *
 * @param destination a path or an absolute address; only what stands behind its path is added to, so it leads to no other host
 * @param search a query as it was sent, without its question mark
 */
export function withQuery(destination: string, search: string): string {
  const [, path = '', own = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(destination) ?? [];
  const kept = queryWithout(search, new Set(new URLSearchParams(own).keys()));
  const query = [own, kept].filter(Boolean).join('&');
  return query === '' ? destination : `${path}?${query}${fragment}`;
}

/** A query without these names, and without a key of a preview, which goes nowhere. What is left stays as it was sent. */
export function queryWithout(search: string, names: ReadonlySet<string>): string {
  const left = search.split('&').filter((part) => {
    const [[name, value] = ['', '']] = new URLSearchParams(part);
    return part !== '' && !names.has(name) && !previewKeyPattern.test(value);
  });
  return left.join('&').replaceAll('#', '%23');
}
