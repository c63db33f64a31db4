import { expect, test } from 'vitest';
import { statusAt } from '#lib/news/embargo.ts';

const now = '2026-11-20T09:00:00.000Z';

test('an article dated in the future is scheduled', () => {
  expect(statusAt('published', '2026-11-20T09:00:00.001Z', now)).toBe('scheduled');
});

test('at its very hour it is published', () => {
  expect(statusAt('published', now, now)).toBe('published');
});

test('zones are taken into account', () => {
  expect(statusAt('published', '2026-11-20T10:30:00+02:00', now)).toBe('published');
  expect(statusAt('published', '2026-11-20T08:30:00-02:00', now)).toBe('scheduled');
});

test('a draft stays a draft whatever its date', () => {
  expect(statusAt('draft', '2020-01-01T00:00:00Z', now)).toBe('draft');
});
