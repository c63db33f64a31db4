/**
 * One form for all the ways in which a word can be written: small letters, without the marks that readers leave out,
 * with the letters and digits that stand for the same. NFKD and NFC: https://unicode.org/reports/tr15/
 */
export function folded(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text;
  return [...text.normalize('NFKD').replace(misplaced, '$<tone>$<sign>').replace(optionalMarks, '').normalize('NFC')]
    .map(letterForm)
    .join('')
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '');
}

/** Of ำ, which is decomposed into a sign and a vowel, the sign may have been typed before the tone of the syllable. */
const misplaced = /(?<sign>[\u0e4d\u0ecd])(?<tone>[\u0e48-\u0e4b\u0ec8-\u0ecb]+)/g;

/**
 * Accents, Hebrew and Arabic points, nuktas, variation selectors. The vowel signs of Indian and South-East Asian scripts,
 * and the voicing of kana, make other words and stay.
 */
const optionalMarks = new RegExp(
  '[[[\\p{Mn}\\p{Me}]&&[\\p{Script=Inherited}\\p{Script=Common}\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}' +
    '\\p{Script=Coptic}\\p{Script=Armenian}\\p{Script=Georgian}\\p{Script=Ethiopic}\\p{Script=Hebrew}\\p{Script=Arabic}' +
    '\\p{Script=Syriac}]]--[\\u3099\\u309a]]' +
    '|[\\u093c\\u09bc\\u0a3c\\u0abc\\u0b3c\\u0c3c\\u0cbc\\u{110ba}\\u{11173}\\u{111ca}]',
  'gv',
);

/** Letters that Unicode does not decompose, as readers without them on their keyboard write them. */
const spelled: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'n', ĸ: 'k' },
  ...{ ə: 'e', ǝ: 'e', ɛ: 'e', ɇ: 'e', ɔ: 'o', ɵ: 'o', ɓ: 'b', ƀ: 'b', ɖ: 'd', ɗ: 'd', ƙ: 'k', ƴ: 'y', ɏ: 'y' },
  ...{
    ɲ: 'n',
    ɣ: 'g',
    ǥ: 'g',
    ɨ: 'i',
    ʉ: 'u',
    ʊ: 'u',
    ƒ: 'f',
    ʋ: 'v',
    ƶ: 'z',
    ȼ: 'c',
    ɉ: 'j',
    ɍ: 'r',
    ⱥ: 'a',
    ⱦ: 't',
    ƚ: 'l',
  },
  // At the end of a Greek or Hebrew word; Yiddish digraphs; Ukrainian г with an upturn.
  ...{ ς: 'σ', ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ', װ: 'וו', ױ: 'וי', ײ: 'יי', ґ: 'г' },
  // Arabic, Persian and Urdu keyboards have other letters for these.
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ۍ: 'ي', ے: 'ي', ک: 'ك', ڪ: 'ك', ة: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه', ۃ: 'ه' },
  // Drawn out, and letters that stand for an apostrophe: Hawaiʻi.
  ...{ ـ: '', ߺ: '', ʹ: '', ʺ: '', ʻ: '', ʼ: '', ʽ: '', ʾ: '', ʿ: '', ˈ: '', ˮ: '', ꞌ: '', Ꞌ: '' },
};

function letterForm(character: string): string {
  const small = character.toLowerCase();
  // The small form of a capital may bring a mark of its own.
  const plain = small.length > character.length ? small.normalize('NFKD').replace(optionalMarks, '') : small;
  return spelled[plain] ?? (/\p{Nd}/u.test(plain) ? digit(plain) : plain);
}

/** The digits of a script stand one after the other, from a place that ends in 0 or 6. */
function digit(character: string): string {
  const code = character.codePointAt(0)!;
  const row = code - (code % 16);
  const zero = /\p{Nd}/u.test(String.fromCodePoint(row)) ? row : row + 6;
  return `${code - zero}`;
}
