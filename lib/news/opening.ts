/**
 * The first words of a text, for where there is no room for more.
 *
 * @param longest characters, with the ellipsis
 */
export function opening(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.lastIndexOf(' ', longest - 1);
  // A character may be two units long: none is cut in half.
  return `${text.slice(0, cut > 0 ? cut : longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
