/** What other systems hang on to the address of a page. */
const appendages = [/\/(?:index\.(?:html?|php)|amp)$/, /\.(?:html?|amp)$/];

/**
 * The address that was probably meant, where nothing is at the one that was asked for: without `index.html`, `.html` or
 * `/amp` at its end, in small letters as all of ours are.
 *
 * @param path in the form of `Address`, without a slash at its end
 * @returns null when it is that address already
 */
export function plainAddress(path: string): string | null {
  let plain = path.split('/').map(inSmallLetters).join('/');
  for (let before = ''; before !== plain;) {
    before = plain;
    for (const appendage of appendages) plain = plain.replace(appendage, '');
    plain = plain.replace(/\/+$/, '');
  }
  plain ||= '/';
  return plain === path ? null : plain;
}

const inSmallLetters = (segment: string) => encodeURIComponent(decodeURIComponent(segment).toLowerCase());
