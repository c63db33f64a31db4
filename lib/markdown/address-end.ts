/**
 * Punctuation that no address has as it stands, of any script: quotation marks, brackets, full-width forms, what ends a
 * sentence, marks of direction. Not the dots and signs within names (·, ・, §).
 */
const punctuation =
  /(?![\0-\u007f·・§])[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}—―〜\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u061c\u200b\u200e\u200f\u2066-\u2069\ufeff]/u;
/** Scripts whose words follow an address without a space. */
const unspaced =
  /(?<=[a-z0-9])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/iu;

/**
 * Where an address without brackets round it ends, because its sentence goes on: an offset. What follows
 * "example.com/docs" in a script without spaces is a word of the sentence; what follows "/wiki/" is one of the address.
 */
export function endOfAddress(written: string): number {
  const named = written.indexOf('.');
  const word = named < 0 ? -1 : written.slice(named).search(unspaced);
  const mark = written.search(punctuation);
  const sign = written.search(quotedSign);
  return Math.min(
    ...[mark, sign, shortcodeIn(written)].map((at) => (at < 0 ? written.length : at)),
    word < 0 ? written.length : named + word,
  );
}

/** Quotation marks, blanks and brackets of tags, written as HTML writes them. */
const quotedSign =
  /&(?:quot|apos|[lg]t|nbsp|[lr][ad]quo|[lr]squo|[bs]dquo|sbquo|[lr]s?aquo|#0*(?:3[49]|6[02]|160|171|187|82(?:1[6-9]|2[0-3]|49|50))|#x0*(?:2[27]|3[ce]|a0|ab|bb|20(?:1[89a-f]|39|3a)));/i;

/** Where a tag in brackets begins or ends: `[/embed]`, `[url=https://…]`. */
function shortcodeIn(written: string): number {
  const closing = written.search(/\[\/[a-z]/i);
  const own = written.search(/\]/);
  const isOpened = own >= 0 && written.slice(0, own).includes('[');
  return own >= 0 && !isOpened && (closing < 0 || own < closing) ? own : closing;
}

/** Without the marks of the sentence at its end, as GFM leaves them out. */
export function withoutTrail(address: string): string {
  let end = address.length;
  const isMore = (sign: string) => address.slice(0, end).split(sign).length;
  while (end > 0) {
    const last = address[end - 1]!;
    if (!/[!"'),.:;<>?\]}*_~]/.test(last) || (last === ')' && isMore('(') >= isMore(')'))) break;
    end--;
  }
  return address.slice(0, end);
}

const host = /^(?:[^\p{P}\s]|[-._])+/u;

/**
 * The address at the beginning of a run without spaces, as GFM finds it ("extended autolinks"), and ended where other
 * scripts end it; '' if there is none.
 */
export function addressIn(run: string): string {
  const [prefix = '', scheme] = /^(?:(https?:\/\/)|www\.)/i.exec(run) ?? [];
  const name = withoutTrail(host.exec(run.slice(scheme ? prefix.length : 0))?.[0] ?? '');
  const isName =
    /^[^\p{P}]/u.test(name) &&
    !name
      .split('.')
      .slice(-2)
      .some((part) => part.includes('_'));
  if (!prefix || !isName || name.length <= (scheme ? 0 : 4)) return '';
  const [upToBracket = ''] = run.split(/\](?=[([])/, 1);
  return withoutTrail(upToBracket.slice(0, endOfAddress(upToBracket)));
}
