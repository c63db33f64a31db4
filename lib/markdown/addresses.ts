/** The schemes an address in a text may have; everything else is a relative address or is refused. */
export const schemes = ['http', 'https', 'mailto', 'tel'];

/**
 * An address as browsers read it: they ignore tabs, line ends and surrounding spaces, and the case of the scheme.
 * Only after that can one be judged.
 */
export function normalAddress(written: string): string {
  const plain = withoutSpaceAround(written.replace(/[\t\n\r]/g, ''));
  const scheme = schemeOf(plain);
  return scheme === null ? plain : scheme + plain.slice(scheme.length);
}

/** Without control characters and spaces at its ends. A pattern for those at the end would try each run of them within. */
function withoutSpaceAround(written: string): string {
  let [start, end] = [0, written.length];
  while (start < end && written.charCodeAt(start) <= 0x20) start++;
  while (end > start && written.charCodeAt(end - 1) <= 0x20) end--;
  return written.slice(start, end);
}

/** The scheme in lower case; null for a relative address. */
export function schemeOf(address: string): string | null {
  const before = /^[^/?#:]*(?=:)/.exec(address);
  return before ? before[0].toLowerCase() : null;
}

/** Whether an address leads to another host (`//host` and its misspellings with backslashes included). */
export function isElsewhere(address: string): boolean {
  const scheme = schemeOf(address);
  return scheme === 'http' || scheme === 'https' || /^[\\/]{2}/.test(address);
}

/** What oldUrls and slugs are compared with: path, query and fragment apart. */
export function partsOf(address: string): { path: string; query: string; fragment: string } {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(address) ?? [];
  return { path, query, fragment };
}
