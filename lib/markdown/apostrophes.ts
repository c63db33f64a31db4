const word = (words: string) => new RegExp(`^(?:${words})(?![\\p{L}\\p{N}'’])`, 'iu');

const english = /^(?:(?:tis|twas|em|cause|til)\b|n'(?!\w))/i;
/** The words that a language begins with an apostrophe: ’s ist, ’t is, ’n Boer. */
const byLanguage: Readonly<Record<string, RegExp>> = {
  af: word('n|t|k'),
  de: word('s|n|ne|nen|nem|ner|nes|mal|ran|raus|rein|rauf|runter|rüber|rum'),
  fy: word('t|k|n|s'),
  it: word('sto|sta|ste|sti|ndrangheta|[2-9]00'),
  nds: word('n|t|s|k'),
  nl: word('t|s|n|k|m|r|ns|tis'),
};

/**
 * What follows the apostrophe; of other languages, the words of English.
 *
 * @returns `mayQuote`: the words are common ones, which may as well begin a quotation that is closed
 */
export function apostropheWords(language: string): { words: RegExp; mayQuote: boolean } {
  const [base = ''] = language.toLowerCase().split('-');
  const own = Object.hasOwn(byLanguage, base) ? byLanguage[base] : undefined;
  return own ? { words: own, mayQuote: true } : { words: english, mayQuote: false };
}
