import { expect, test } from 'vitest';
import type { Clause } from '#lib/store/search-clause.ts';
import { parseQuery } from '#lib/store/search-query.ts';
import { ranked, type Candidate } from '#lib/store/search-rank.ts';
import { rankedText } from '#lib/store/search-terms.ts';
import { isPaired, words } from '#lib/store/search-words.ts';
import { nastySearches } from '../../support/nasty-searches.ts';

const terms = (typed: string) => parseQuery(typed).map((clause) => clause.words.map(({ term }) => term).join(' '));
const beginnings = (typed: string) =>
  parseQuery(typed).flatMap(({ words: found, prefix }) => (prefix ? [found.at(-1)!.term] : []));

test('six words are looked for at most, alone and in phrases together', () => {
  expect(terms('one two three four five six seven eight')).toEqual(['one', 'two', 'three', 'four', 'five', 'six']);
  expect(terms('one "two three four five six seven eight" nine')).toEqual(['one', 'two three four five six']);
  expect(terms('one-two-three-four-five-six-seven')).toEqual(['one two three four five six']);
  for (const nasty of nastySearches())
    expect(parseQuery(nasty).reduce((count, clause) => count + cost(clause), 0)).toBeLessThanOrEqual(6);
});

/** All pairs of characters of a word are one word. */
const cost = ({ words: found }: Clause) =>
  found.filter(({ term }) => !isPaired(term)).length + (found.some(({ term }) => isPaired(term)) ? 1 : 0);

test('a word counts once, and the signs of a word stay with it between quotation marks', () => {
  expect(terms('strait ship strait')).toEqual(['ship', 'strait']);
  expect(terms('"C++"')).toEqual(['cplusplus']);
  expect(terms('"AT&T" -"C#"')).toEqual(['att', 'csharp']);
  expect(terms('"learning C++"')).toEqual(['learning c', 'cplusplus']);
  expect(terms('"in the strait"')).toEqual(['in the strait']);
});

test('the last word may be cut short from two letters on, of scripts without spaces from one character on', () => {
  expect(beginnings('a treaty s')).toEqual([]);
  expect(beginnings('treaty sv')).toEqual(['sv']);
  expect(beginnings('treaty sv ')).toEqual(['sv']);
  expect(beginnings('北')).toEqual(['北']);
  expect(beginnings('土 x')).toEqual([]);
});

test('a short beginning that ends a compound is looked for on its own', () => {
  expect(terms('well-kn')).toEqual(['well', 'kn']);
  expect(terms('well-knowing')).toEqual(['well knowing']);
  expect(beginnings('well-knowing')).toEqual(['knowing']);
});

const candidate = (id: number, headline: string, dek = '', byline = ''): Candidate => ({
  id,
  articleId: `${headline} ${id}`,
  headline: rankedText(words(headline)),
  dek: rankedText(words(dek)),
  byline: rankedText(words(byline)),
  isExact: true,
  isAsTyped: false,
});
const order = (typed: string, ...candidates: Candidate[]) => ranked(candidates, parseQuery(typed)).map(({ id }) => id);

test('a word counts more than its beginning, in the headline more than in the dek, the byline or the text', () => {
  const aids = candidate(9, 'Aids aim at air', 'Air aids, aims and aisles');
  const plan = candidate(1, 'What the ministry wants from AI');
  expect(order('ai', aids, plan)).toEqual([1, 9]);
  expect(
    order(
      'treaty',
      candidate(4, ''),
      candidate(3, '', '', 'Ada Treaty'),
      candidate(2, '', 'A treaty'),
      candidate(1, 'A treaty'),
    ),
  ).toEqual([1, 2, 3, 4]);
  expect(order('treaties', candidate(2, 'Coal'), candidate(1, 'A treaty for coal'))).toEqual([1, 2]);
});

test('words that stand together as they were typed count more than apart', () => {
  const apart = candidate(9, 'Learning from machines of the past');
  const together = candidate(1, 'How computers study', 'Machine learning explained');
  expect(order('machine learning', apart, together)).toEqual([1, 9]);
});

test('a word in the text counts more than a beginning in the headline', () => {
  const begins = { ...candidate(9, 'Aids aim at air'), isExact: false };
  expect(order('ai', begins, candidate(1, 'A plan for ministries'))).toEqual([1, 9]);
});

test('the nearer two words stand, the more they count, in headlines as in texts', () => {
  const near = candidate(1, 'Ships in the northern strait');
  const far = candidate(9, 'Ships of all nations met once more in a strait');
  expect(order('ships strait', far, near)).toEqual([1, 9]);
  const asTyped = { ...candidate(1, 'Of the sea'), isAsTyped: true };
  expect(order('machine learning', candidate(9, 'Of the sea'), asTyped)).toEqual([1, 9]);
});

test('of what is equally good, the newest comes first', () => {
  expect(order('coal', candidate(1, 'Coal'), candidate(3, 'Coal'), candidate(2, 'Coal'))).toEqual([3, 2, 1]);
});
