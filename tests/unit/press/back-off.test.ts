import { expect, test } from 'vitest';
import { pauseAfter } from '#press/store/back-off.ts';

test('each pause is twice as long as the one before, up to ten minutes', () => {
  expect([1, 2, 3, 10, 11, 5000].map((attempts) => pauseAfter(attempts, null, 0))).toEqual([1, 2, 4, 512, 600, 600]);
});

test('chance cuts off up to a half', () => {
  expect(pauseAfter(5, null, 1)).toBe(8);
});

test('who asks for more time gets it, but no more than an hour', () => {
  expect(pauseAfter(1, 30, 0.5)).toBe(30);
  expect(pauseAfter(11, 30, 0)).toBe(600);
  expect(pauseAfter(1, 1e9, 0.5)).toBe(3600);
});
