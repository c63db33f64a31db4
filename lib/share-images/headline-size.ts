/** Pixels; the largest that fits is taken. */
const sizes = [96, 84, 76, 68, 60, 54, 48, 42, 36] as const;

/** From one line to the next, as a part of the size: some scripts stand higher and hang lower than Latin. */
export function lineHeight(text: string): number {
  if (/[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Thai}]/u.test(text)) return 1.5;
  return wide.test(text) ? 1.32 : 1.14;
}

/** Characters as wide as they are high: Chinese, Japanese, Korean, emoji. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff01-\uff60]/u;
/** Combining marks take no room of their own. */
const narrow = /\p{M}/u;

/**
 * The sizes in which a headline may fit into a box, largest first. Only setting it tells whether it does; those that are
 * certainly too large are left out, since each try costs some milliseconds.
 */
export function sizesToTry(headline: string, box: { width: number; height: number }): number[] {
  const ems = [...headline].reduce((sum, character) => sum + emsOf(character), 0);
  // A line is hardly ever full.
  const fits = (size: number) => ((ems * size) / box.width) * 0.95 * size * lineHeight(headline) <= box.height;
  const first = sizes.findIndex(fits);
  return first < 0 ? [sizes.at(-1)!] : sizes.slice(first);
}

function emsOf(character: string): number {
  if (narrow.test(character)) return 0;
  return wide.test(character) ? 1 : 0.46;
}
