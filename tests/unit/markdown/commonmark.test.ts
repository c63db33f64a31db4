import { describe, expect, test } from 'vitest';
import { reasonToDiffer } from '../../fixtures/markdown/commonmark-differences.ts';
import { examples, ours, theirs } from '../../fixtures/markdown/commonmark-examples.ts';

test('the specification has all its examples', () => {
  expect(examples).toHaveLength(652);
  expect([...reasonToDiffer.keys()].filter((number) => !examples.some((example) => example.number === number))).toEqual(
    [],
  );
});

describe('Markdown means what CommonMark says', () => {
  const same = examples.filter(({ number }) => !reasonToDiffer.has(number));
  test.each(same)('example $number: $section', (example) => {
    expect(ours(example)).toBe(theirs(example));
  });
});

describe('and differs where we said so, and only there', () => {
  const different = examples
    .filter(({ number }) => reasonToDiffer.has(number))
    .map((example) => ({ ...example, reason: reasonToDiffer.get(example.number) }));
  test.each(different)('example $number: $reason', (example) => {
    expect(ours(example)).not.toBe(theirs(example));
  });
});
