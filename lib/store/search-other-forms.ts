import { asTheyAre, type Clause, type Term } from './search-clause.ts';

/** English words that are typed without their apostrophe, and are no others then: of those, what stands behind it. */
const contracted =
  /^(?:(?<not>(?:are|ca|could|did|do|does|had|has|have|is|must|need|should|was|were|wo|would)n)t|(?<word>i|you|we|they|could|should|would)(?<end>ve)|(?<who>you|they)(?<are>re|ll)|(?<i>i)(?<am>m)|(?<what>that|what|there|here)(?<is>s))$/;
const hebrew = /^\p{Script=Hebrew}{3,6}$/u;
/** Whole numbers, but no years, numbers of telephones or with a zero before them. */
const wholeNumber = /^(?!(?:1[5-9]|20)\d\d$)[1-9]\d{3,11}$/;

/** 10,000 in its parts. */
export const isGroupedNumber = ([first, ...more]: readonly Term[]): boolean =>
  first !== undefined &&
  more.length > 0 &&
  /^[1-9]\d{0,2}$/.test(first.term) &&
  more.every(({ term }) => /^\d{3}$/.test(term));

/**
 * Words in another form that does as well: 10000 for 10,000, dont for don't, OBrien for O'Brien, צהל for צה״ל. An index has
 * the parts of a word with a sign in it side by side.
 *
 * @param typed what stood between two spaces
 */
export function withOtherForm(clause: Clause, typed: string): Clause {
  if (clause.excluded || clause.wider) return clause;
  const wider = otherForm(
    clause.words.map(({ term }) => term),
    typed,
  );
  return wider ? { ...clause, wider } : clause;
}

function otherForm([first = '', ...more]: readonly string[], typed: string): Term[] | null {
  if (more.length > 0) {
    const isNumber = isGroupedNumber(asTheyAre(first, ...more));
    const isInitials = more.length === 1 && /^\p{Script=Hebrew}$/u.test(more[0]!) && /[״"]/.test(typed);
    return isNumber || isInitials ? asTheyAre([first, ...more].join('')) : null;
  }
  if (wholeNumber.test(first)) return asTheyAre(...first.replace(/\B(?=(?:\d{3})+$)/g, ' ').split(' '));
  const { groups } = contracted.exec(first) ?? {};
  if (groups) {
    const [start, end = 't'] = Object.values(groups).filter((part) => part !== undefined);
    return asTheyAre(start!, end);
  }
  if (hebrew.test(first)) return asTheyAre(first.slice(0, -1), first.slice(-1));
  return /^[OD]\p{Lu}\p{Ll}/u.test(typed) ? asTheyAre(first.slice(0, 1), first.slice(1)) : null;
}

/**
 * A question in which signs within a word are no others: the quotation mark that Hebrew keyboards have for a gershayim, and
 * the blanks of 10 000. As long as before.
 */
export function withPlainSigns(question: string): string {
  return question
    .replace(/(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew}(?!\p{Script=Hebrew}))/gu, '״')
    .replace(
      /(?<![\p{L}\d.,])[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})*[ \u00a0\u2009\u202f]\d00(?![\p{L}\d])/gu,
      (number) => number.replace(/\D/g, ','),
    );
}

/** A run of hiragana in katakana, or the other way round; null where it has both, or other characters. */
export function inOtherKana(run: string): string | null {
  const shifted = (by: number) =>
    run.replace(/[ぁ-ゖァ-ヶゝゞヽヾ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + by));
  if (/^[ぁ-ゖゝゞー]+$/.test(run)) return shifted(0x60);
  return /^[ァ-ヶヽヾー]+$/.test(run) ? shifted(-0x60) : null;
}
