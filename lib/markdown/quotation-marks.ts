/** The marks round a quotation, and round one within it: opening, closing. */
interface QuotationMarks {
  double: readonly [string, string];
  single: readonly [string, string];
}

const marks = (double: string, single: string): QuotationMarks => {
  const pair = (of: string) => of.split(' ') as [string, string];
  return { double: pair(double), single: pair(single) };
};

const english = marks('“ ”', '‘ ’');
const german = marks('„ “', '‚ ‘');
const swiss = marks('« »', '‹ ›');
const nordic = marks('” ”', '’ ’');
const slavic = marks('« »', '„ “');
const romance = marks('« »', '“ ”');
const polish = marks('„ ”', '« »');
const corners = marks('「 」', '『 』');
/** French sets its marks off by blanks that do not break. */
const french: QuotationMarks = { double: ['«\u00a0', '\u00a0»'], single: ['“', '”'] };

/** By language, and by language and region or script where those differ. As the Unicode CLDR has them (delimiters). */
const byLanguage: Readonly<Record<string, QuotationMarks>> = {
  ar: romance,
  be: slavic,
  bg: german,
  ca: romance,
  cs: german,
  de: german,
  'de-CH': swiss,
  'de-LI': swiss,
  el: romance,
  es: romance,
  et: marks('„ “', '« »'),
  eu: romance,
  fa: swiss,
  fi: nordic,
  fr: french,
  'fr-CH': swiss,
  gl: romance,
  he: nordic,
  hr: german,
  hu: marks('„ ”', '» «'),
  hy: romance,
  is: german,
  it: romance,
  ja: corners,
  ka: german,
  lt: german,
  mk: german,
  nb: marks('« »', '‘ ’'),
  nn: marks('« »', '‘ ’'),
  no: marks('« »', '‘ ’'),
  pl: polish,
  'pt-PT': romance,
  ro: polish,
  ru: slavic,
  sk: german,
  sl: german,
  sq: romance,
  sr: german,
  sv: nordic,
  uk: slavic,
  'zh-HK': corners,
  'zh-Hant': corners,
  'zh-MO': corners,
  'zh-TW': corners,
};

/** @param language a tag of BCP 47; one that says nothing is taken for English */
export function quotationMarks(language: string): QuotationMarks {
  const [base = '', ...subtags] = language.split('-');
  const narrower = subtags.map((subtag) => byLanguage[`${base.toLowerCase()}-${subtag}`]).find(Boolean);
  return narrower ?? (Object.hasOwn(byLanguage, base.toLowerCase()) ? byLanguage[base.toLowerCase()]! : english);
}
