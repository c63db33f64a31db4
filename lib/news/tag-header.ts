/**
 * Longer than any tag of ours: a slug has at most 120 characters, each of them at most nine on the wire. A longer tag
 * comes of an address that somebody made up; nothing can ever touch it.
 */
const longest = 1200;

/**
 * A tag as headers and caches carry it: percent-encoded but for the colon, so that any text is safe in a header line and
 * no tag holds the separators of a list.
 */
export function tagOnTheWire(tag: string): string {
  return encodeURIComponent(tag.toWellFormed()).replaceAll('%3A', ':');
}

/** The value of `Cache-Tag` for these tags, whatever text they hold. Never throws. */
export function cacheTagHeader(tags: Iterable<string>): string {
  return Array.from(tags, tagOnTheWire)
    .filter((tag) => tag.length <= longest)
    .join(',');
}

/** The tags that a `Cache-Tag` names. What is not encoded as we do is taken as it stands. */
export function tagsInHeader(value: string): string[] {
  return value
    .split(',')
    .map((tag) => decoded(tag.trim()))
    .filter(Boolean);
}

function decoded(tag: string): string {
  try {
    return decodeURIComponent(tag);
  } catch {
    return tag;
  }
}
