import { placeOf } from '#lib/doctor/places.ts';
import { readPage } from '#lib/doctor/read-page.ts';
import { isElsewhere } from '#lib/markdown/addresses.ts';

/** What of a text other texts can point at, and what it points at itself. */
export interface TextLinks {
  /** Anchors on its page. */
  ids: string[];
  /** Links to pages of this site, with the lines of the file; of those to its own parts the compiler tells. */
  links: { href: string; line: number }[];
}

/**
 * The anchors and links of a compiled text.
 *
 * @param body as it was written
 * @param bodyLine the line of the file on which it begins
 * @param sites addresses of this site, for links that are written whole
 */
export function linksOfText(
  html: string,
  { body, bodyLine }: { body: string; bodyLine: number },
  sites: readonly string[],
): TextLinks {
  const { ids, hrefs } = readPage(html);
  const isOurs = (href: string) => sites.some((site) => placeOf(href, site, '/')?.on === 'site');
  const own = new Set(hrefs.filter((href) => (isElsewhere(href) ? isOurs(href) : href.startsWith('/'))));
  return { ids, links: [...own].map((href) => ({ href, line: bodyLine + lineIn(body, href) })) };
}

/** The line on which an address stands, from 0; the compiler encodes what is not ASCII, and writes schemes and hosts small. */
export function lineIn(text: string, href: string): number {
  const spellings = [href, decoded(href)];
  return (
    lineOfAny(text, spellings) ??
    lineOfAny(
      text.toLowerCase(),
      spellings.map((each) => each.toLowerCase()),
    ) ??
    0
  );
}

function lineOfAny(text: string, spellings: readonly string[]): number | null {
  const places = spellings.map((spelt) => text.indexOf(spelt)).filter((at) => at >= 0);
  return places.length === 0 ? null : text.slice(0, Math.min(...places)).split('\n').length - 1;
}

function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}
