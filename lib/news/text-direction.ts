/** Scripts that are written from right to left (Unicode UAX 24, the ones in living use). */
const rightToLeft = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);

/** The direction of a language's usual script. */
export function textDirection(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** `lang` and `dir` of an article's own words where it has another language than the publication; else nothing. */
export const ownLanguage = ({ details: { language } }: { details: { language?: string | undefined } }) =>
  language === undefined ? {} : { lang: language, dir: textDirection(language) };

/** Where a line of this text begins: by its first letter that has a direction (Unicode UAX 9, P2 and P3). */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  const script =
    /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}\p{Script=Nko}\p{Script=Adlam}]/u;
  return script.test(first) ? 'rtl' : 'ltr';
}

const leftToRight =
  /(?![\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}\p{Script=Nko}\p{Script=Adlam}])\p{L}/gu;
const letters = /\p{L}/gu;
/** Characters after which the direction of a text is known. */
const enough = 5000;

/** The direction of most letters of a text: a name in another script at its beginning does not turn it round. */
export function mainDirection(text: string): 'ltr' | 'rtl' {
  const start = text.slice(0, enough);
  const left = start.match(leftToRight)?.length ?? 0;
  return 2 * left >= (start.match(letters)?.length ?? 0) ? 'ltr' : 'rtl';
}

/** The `dir` that a text needs on a page in this language; undefined where it runs like the page. */
export function directionUnlike(text: string, language: string): 'ltr' | 'rtl' | undefined {
  const direction = mainDirection(text);
  return text === '' || direction === textDirection(language) ? undefined : direction;
}
