import { asTheyAre, type Clause } from './search-clause.ts';

/** Of shorter words, many others differ by one letter. */
const shortest = 5;
const longest = 24;

/** Small letters as an index has them (search-fold.ts). */
const alphabets: readonly [RegExp, string][] = [
  [/^[a-z]+$/, 'etaoinsrhldcumfpgwybvkxjqz'],
  [/^[а-яёєіїўђјљњћџѓќѕ]+$/, 'оеаинтсрвлкмдпуяызбгчйхжшюцщфэъ'],
  [/^[α-ω]+$/, 'αοιετνυρπκμληωδγχθφβξζψσ'],
];

/**
 * Words that differ from this one by one letter: one is missing, one too many, two have changed places, one is another.
 * The likeliest first; none of scripts without an alphabet here.
 */
export function misspelt(word: string): string[] {
  const alphabet = alphabets.find(([script]) => script.test(word))?.[1];
  if (!alphabet || word.length < shortest || word.length > longest) return [];
  const places = Array.from({ length: word.length + 1 }, (_, index) => index);
  const cut = (at: number, lost: number, letters = '') => word.slice(0, at) + letters + word.slice(at + lost);
  const inner = places.slice(0, -1);
  return [
    ...new Set([
      ...inner.slice(0, -1).map((at) => cut(at, 2, word[at + 1]! + word[at]!)),
      ...inner.map((at) => cut(at, 1)),
      ...places.flatMap((at) => [...alphabet].map((letter) => cut(at, 0, letter))),
      ...inner.flatMap((at) => [...alphabet].map((letter) => cut(at, 1, letter))),
    ]),
  ].filter((other) => other !== word);
}

/** So many words at once: a database takes a longer list too, but reads it in one go. */
const together = 100;

/** Whether any article has one of these. */
export type AreAnywhere = (clauses: readonly Clause[]) => Promise<boolean>;

/** The first of these words that any article has; a question more only where one has. */
export async function firstKnown(words: readonly string[], areAnywhere: AreAnywhere): Promise<Clause | null> {
  const clauses = words.map((term): Clause => ({ words: asTheyAre(term), prefix: false, excluded: false }));
  for (let from = 0; from < clauses.length; from += together) {
    let among = clauses.slice(from, from + together);
    if (!(await areAnywhere(among))) continue;
    while (among.length > 1) {
      const half = among.slice(0, among.length >> 1);
      among = (await areAnywhere(half)) ? half : among.slice(half.length);
    }
    return among[0]!;
  }
  return null;
}
