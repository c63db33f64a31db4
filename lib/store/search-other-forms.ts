import { asTheyAre, type Clause, type Term } from './search-clause.ts';
import { numberForms } from './search-numbers-typed.ts';
import { folded } from './search-fold.ts';

/** English words that are typed without their apostrophe, and are no others then: of those, what stands behind it. */
const contracted =
  /^(?:(?<not>(?:are|ca|could|did|do|does|had|has|have|is|must|need|should|was|were|wo|would)n)t|(?<word>i|you|we|they|could|should|would)(?<end>ve)|(?<who>you|they)(?<are>re|ll)|(?<i>i)(?<am>m)|(?<what>that|what|there|here)(?<is>s))$/;
const hebrew = /^\p{Script=Hebrew}{3,6}$/u;
/** A letter to Unicode, which an index leaves out; an apostrophe of the text stands between two words. */
const letterApostrophe = /^([\p{L}--ʼ]+)ʼ([\p{L}--ʼ]+)$/v;
/** The sound before an apostrophe that begins a name. */
const irish = /^\P{L}*(?<sound>[od])['’](?=\p{L}{2})/iu;

/**
 * Words in other forms that do as well: 10000 and 10,000, don't and dont, O'Brien and OBrien, צה״ל and צהל. An index has
 * the parts of a word with a sign in it side by side.
 *
 * @param typed what stood between two spaces
 */
export function withOtherForms(clause: Clause, typed: string): Clause {
  if (clause.excluded || clause.wider) return clause;
  const wider = otherForms(
    clause.words.map(({ term }) => term),
    typed,
  );
  return wider.length > 0 ? { ...clause, wider } : clause;
}

function otherForms(terms: readonly string[], typed: string): Term[][] {
  const [first = '', ...more] = terms;
  const numbers = numberForms(terms);
  if (numbers.length > 0) return numbers.map((form) => asTheyAre(...form));
  // The t of don't and the O of O'Brien are looked for nowhere else.
  const plain = folded(typed);
  if (/['’]/.test(typed) && contracted.test(plain)) return [asTheyAre(plain)];
  const sound = irish.exec(typed)?.groups?.sound;
  if (sound !== undefined && more.length === 0) return [asTheyAre(folded(sound) + first)];
  if (more.length > 0) {
    const isInitials = more.length === 1 && /^\p{Script=Hebrew}$/u.test(more[0]!) && /[״"]/.test(typed);
    return isInitials ? [asTheyAre(terms.join(''))] : [];
  }
  const { groups } = contracted.exec(first) ?? {};
  if (groups) {
    const [start, end = 't'] = Object.values(groups).filter((part) => part !== undefined);
    return [asTheyAre(start!, end)];
  }
  const [, before, after] = letterApostrophe.exec(typed) ?? [];
  if (before && after) return [asTheyAre(folded(before), folded(after))];
  if (hebrew.test(first)) return [asTheyAre(first.slice(0, -1), first.slice(-1))];
  return /^[OD]\p{Lu}\p{Ll}/u.test(typed) ? [asTheyAre(first.slice(0, 1), first.slice(1))] : [];
}

/**
 * A question in which signs within a word are no others: the quotation mark that Hebrew keyboards have for a gershayim, and
 * what is typed for an apostrophe. As long as before.
 */
export function withPlainSigns(question: string): string {
  return question
    .replace(/(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew}(?!\p{Script=Hebrew}))/gu, '״')
    .replace(/(?<=\p{L})[‘`´′＇](?=\p{L})/gu, "'");
}

/** A run of hiragana in katakana, or the other way round; null where it has both, or other characters. */
export function inOtherKana(run: string): string | null {
  const shifted = (by: number) =>
    run.replace(/[ぁ-ゖァ-ヶゝゞヽヾ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + by));
  if (/^[ぁ-ゖゝゞー]+$/.test(run)) return shifted(0x60);
  return /^[ァ-ヶヽヾー]+$/.test(run) ? shifted(-0x60) : null;
}
