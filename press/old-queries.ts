import { oldAddress } from '#lib/news/old-address.ts';

/** Old addresses that are told apart by their query, such as `/?p=123`. Nothing else of a query makes a page. */
export class OldQueries {
  readonly #addresses: ReadonlySet<string>;
  /** The names that count at a path: others, such as `utm_source`, may stand beside them. */
  readonly #names: ReadonlyMap<string, ReadonlySet<string>>;

  /** @param addresses in their one form */
  constructor(addresses: readonly string[] = []) {
    this.#addresses = new Set(addresses);
    const names = new Map<string, Set<string>>();
    for (const address of addresses) {
      const mark = address.indexOf('?');
      const path = address.slice(0, mark);
      const known = names.get(path) ?? new Set();
      for (const name of new URLSearchParams(address.slice(mark + 1)).keys()) known.add(name);
      names.set(path, known);
    }
    this.#names = names;
  }

  /** The old address that somebody asks for, in its one form, or null. */
  find(path: string, query: URLSearchParams): string | null {
    if (query.size === 0 || this.#names.size === 0) return null;
    const plain = oldAddress(path);
    const names = this.#names.get(plain);
    if (!names) return null;
    const counting = new URLSearchParams([...query].filter(([name]) => names.has(name)));
    const address = oldAddress(`${path}?${counting}`);
    return this.#addresses.has(address) ? address : null;
  }
}
