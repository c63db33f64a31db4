import { expect, test } from 'vitest';
import { lineHeight, sizesToTry } from '#lib/share-images/headline-size.ts';

const box = { width: 1072, height: 300 };

test('a short headline is tried large, a long one not', () => {
  const short = sizesToTry('Who may close a strait?', box);
  const long = sizesToTry('word '.repeat(40), box);
  expect(short[0]).toBeGreaterThan(80);
  expect(long[0]).toBeLessThan(60);
  expect(short).toEqual(short.toSorted((a, b) => b - a));
});

test('Chinese characters are wide, marks take no room, and whatever comes has a size', () => {
  const latin = 'a'.repeat(40);
  expect(sizesToTry('海'.repeat(40), box)[0]).toBeLessThan(sizesToTry(latin, box)[0]!);
  expect(sizesToTry('a\u0301'.repeat(40), box)).toEqual(sizesToTry(latin, box));
  expect(sizesToTry('海'.repeat(5000), box)).toHaveLength(1);
});

test('scripts that stand higher have their lines further apart', () => {
  expect(lineHeight('قانون البحار')).toBeGreaterThan(lineHeight('海洋法'));
  expect(lineHeight('海洋法')).toBeGreaterThan(lineHeight('The law of the sea'));
});
