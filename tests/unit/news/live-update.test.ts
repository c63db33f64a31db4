import { expect, test } from 'vitest';
import { timeBeside } from '#lib/news/dates.ts';
import {
  firstSegmentOnArticle,
  isLive,
  numbersIn,
  parseSegment,
  segmentOf,
  turningPoints,
  updateUrl,
  type LiveUpdate,
} from '#lib/news/live-update.ts';

const anUpdate = (number: number, headline = `Headline ${number}`): LiveUpdate => ({
  number,
  at: '2026-11-24T14:21:00.000Z',
  headline,
  html: '<p>Text.</p>',
  text: 'Text.',
  authors: [],
  pinned: false,
  editedAt: null,
});

test('an update keeps its address, however many come after it', () => {
  expect(updateUrl('strait', 1)).toBe('/article/strait/updates/1#update-1');
  expect(updateUrl('strait', 25)).toBe('/article/strait/updates/1#update-25');
  expect(updateUrl('strait', 26)).toBe('/article/strait/updates/2#update-26');
});

test('each number is in one segment', () => {
  for (let number = 1; number <= 200; number += 1) {
    const [from, to] = numbersIn(segmentOf(number));
    expect(number).toBeGreaterThanOrEqual(from);
    expect(number).toBeLessThanOrEqual(to);
  }
});

test('the article shows the newest two segments', () => {
  expect([0, 1, 25, 26, 50, 51, 60, 76].map(firstSegmentOnArticle)).toEqual([1, 1, 1, 1, 1, 2, 2, 3]);
});

test('a segment has one address', () => {
  expect(parseSegment('12')).toBe(12);
  for (const text of ['0', '01', '-1', '1.0', '1e3', '', 'one', '12345678']) expect(parseSegment(text)).toBeNull();
});

test('turning points are updates with a headline, ten at most; fewer than three are no list', () => {
  expect(turningPoints([anUpdate(3), anUpdate(2, ''), anUpdate(1)])).toEqual([]);
  expect(turningPoints([4, 3, 2, 1].map((number) => anUpdate(number, number === 2 ? '' : 'x')))).toHaveLength(3);
  expect(turningPoints(Array.from({ length: 30 }, (_, i) => anUpdate(30 - i)))).toHaveLength(10);
});

test('coverage is live until it ends', () => {
  expect(isLive({ live: null })).toBe(false);
  expect(isLive({ live: { startedAt: '2026-11-24T09:00:00Z', endedAt: null } })).toBe(true);
  expect(isLive({ live: { startedAt: '2026-11-24T09:00:00Z', endedAt: '2026-11-24T19:00:00Z' } })).toBe(false);
});

test('a time of another day names the day, by the publication’s clock', () => {
  const london = { language: 'en-GB', timeZone: 'Europe/London' };
  const newest = '2026-11-24T14:21:00Z';
  expect(timeBeside('2026-11-24T09:30:00Z', newest, london)).toBe('09:30 GMT');
  expect(timeBeside('2026-11-23T23:59:00Z', newest, london)).toBe('23 Nov, 23:59 GMT');
  const tokyo = { language: 'en-GB', timeZone: 'Asia/Tokyo' };
  expect(timeBeside('2026-11-23T23:59:00Z', newest, tokyo)).toBe('08:59 GMT+9');
});
