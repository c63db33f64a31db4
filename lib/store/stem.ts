/**
 * The stem of an English word in small letters: "sanctions", "sanctioned" and "sanctioning" are all "sanction".
 *
 * M. F. Porter, An algorithm for suffix stripping, 1980, https://tartarus.org/martin/PorterStemmer/def.txt, with the
 * two departures of his own program (bli, logi)
 */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  return step5(replaced(replaced(replaced(step1(word), step2, 0), step3, 0), step4, 1));
}

/** Longest suffix first where one ends another. */
const step2: readonly Rule[] = rules(
  'ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous ization:ize ' +
    'ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble logi:log',
);
const step3: readonly Rule[] = rules('icate:ic ative: alize:al iciti:ic ical:ic ful: ness:');
const step4: readonly Rule[] = rules(
  'al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: sion:s tion:t ou: ism: ate: iti: ous: ive: ize:',
);

type Rule = [suffix: string, replacement: string];

function rules(list: string): Rule[] {
  return list
    .split(' ')
    .map((rule) => rule.split(':') as Rule)
    .sort(([a], [b]) => b.length - a.length);
}

/** Replaces the suffix when what is before it is long enough; the longest suffix alone is tried. */
function replaced(word: string, list: readonly Rule[], longerThan: number): string {
  const rule = list.find(([suffix]) => word.endsWith(suffix));
  if (!rule) return word;
  const changed = word.slice(0, -rule[0].length) + rule[1];
  return measure(changed.slice(0, changed.length - rule[1].length) + keptOf(rule)) > longerThan ? changed : word;
}

/** "sion" and "tion" lose "ion" only, so the s or t counts for the measure. */
function keptOf([suffix, replacement]: Rule): string {
  return suffix === 'sion' || suffix === 'tion' ? replacement : '';
}

function step1(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) word = word.slice(0, -2);
  else if (word.endsWith('s') && !word.endsWith('ss')) word = word.slice(0, -1);

  if (word.endsWith('eed')) {
    if (measure(word.slice(0, -3)) > 0) word = word.slice(0, -1);
  } else {
    const ending = /(?:ed|ing)$/.exec(word)?.[0];
    if (ending && hasVowel(word.slice(0, -ending.length))) word = mended(word.slice(0, -ending.length));
  }
  return word.endsWith('y') && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;
}

/** "hopp" was "hopping", "conflat" was "conflated", "fil" was "filing". */
function mended(word: string): string {
  if (/(?:at|bl|iz)$/.test(word)) return `${word}e`;
  if (endsDouble(word) && !/[lsz]$/.test(word)) return word.slice(0, -1);
  return measure(word) === 1 && endsShort(word) ? `${word}e` : word;
}

function step5(word: string): string {
  if (word.endsWith('e')) {
    const before = word.slice(0, -1);
    const count = measure(before);
    if (count > 1 || (count === 1 && !endsShort(before))) word = before;
  }
  return word.endsWith('ll') && measure(word) > 1 ? word.slice(0, -1) : word;
}

/** The word as a string of c (consonants) and v (vowels); y is a vowel after a consonant. */
function letters(word: string): string {
  let form = '';
  for (const letter of word) {
    form += 'aeiou'.includes(letter) || (letter === 'y' && form.endsWith('c')) ? 'v' : 'c';
  }
  return form;
}

/** How often a vowel is followed by a consonant: roughly, the syllables. */
function measure(word: string): number {
  return letters(word).match(/vc/g)?.length ?? 0;
}

function hasVowel(word: string): boolean {
  return letters(word).includes('v');
}

function endsDouble(word: string): boolean {
  return word.length > 1 && word.at(-1) === word.at(-2) && letters(word).endsWith('c');
}

/** Ends consonant, vowel, consonant, the last none of w, x, y. */
function endsShort(word: string): boolean {
  return letters(word).endsWith('cvc') && !/[wxy]$/.test(word);
}
