/** What other systems hang on to the address of a page. */
const appendages = [/\/(?:index\.(?:html?|php)|amp)$/, /\.(?:html?|amp)$/];

/**
 * What none of our addresses ends with: a slash, the end of a sentence, a bracket, a quotation mark, `>`, white space, what
 * nobody sees.
 */
const punctuation = /[\p{P}\p{Sm}\p{Sk}\p{Sc}\p{Z}\p{Cf}]/u;

/** More is hung on one address by nobody but those who try what that costs. */
const mostRounds = 8;

/**
 * The address that was probably meant, where nothing is at the one that was asked for: without `index.html`, `.html`,
 * `/amp` or punctuation at its end, in small letters as all of ours are.
 *
 * @param path in the form of `Address`, without a slash at its end
 * @returns null when it is that address already
 */
export function plainAddress(path: string): string | null {
  let plain = decodeURIComponent(path).toLowerCase();
  for (let before = '', round = 0; before !== plain && round < mostRounds; round += 1) {
    before = plain;
    for (const appendage of appendages) plain = plain.replace(appendage, '');
    plain = withoutPunctuation(plain);
  }
  plain = plain.split('/').map(encodeURIComponent).join('/') || '/';
  return plain === path ? null : plain;
}

/** At its end. By hand: a pattern would look at a long row of dots once for each of them. */
function withoutPunctuation(text: string): string {
  const characters = [...text];
  while (characters.length > 0 && punctuation.test(characters.at(-1)!)) characters.pop();
  return characters.join('');
}
