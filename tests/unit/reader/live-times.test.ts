import { expect, test } from 'vitest';
import { ageOf, waitBeforeAsking } from '#reader/live-times.ts';

const now = Date.parse('2026-11-24T14:32:00Z');

test('what is less than an hour old says how old it is', () => {
  expect(ageOf('2026-11-24T14:21:00Z', now, 'en-GB')).toBe('11 minutes ago');
  expect(ageOf('2026-11-24T14:30:59Z', now, 'en-GB')).toBe('1 minute ago');
  expect(ageOf('2026-11-24T14:31:50Z', now, 'en-GB')).toBe('now');
  expect(ageOf('2026-11-24T13:32:00Z', now, 'en-GB')).toBeNull();
});

test('a reader’s clock that is slow makes no update of the future', () => {
  expect(ageOf('2026-11-24T14:40:00Z', now, 'en-GB')).toBe('now');
});

test('no time, no age', () => {
  expect(ageOf('', now, 'en-GB')).toBeNull();
});

test('readers ask every ten seconds, more seldom while it fails, and never all at once', () => {
  expect(waitBeforeAsking(0, 0.5)).toBe(10_000);
  expect([waitBeforeAsking(0, 0), waitBeforeAsking(0, 1)]).toEqual([7500, 12_500]);
  expect(waitBeforeAsking(2, 0.5)).toBe(40_000);
  expect(waitBeforeAsking(20, 0.5)).toBe(300_000);
});
