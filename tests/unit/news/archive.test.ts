import { describe, expect, test } from 'vitest';
import { archiveUrl, parsePeriod, partsOf, periodName, periodsAbove, spanOf } from '#lib/news/archive.ts';
import { datesOf } from '#lib/news/dates.ts';

const london = { language: 'en-GB', timeZone: 'Europe/London' };

describe('a period of the archive', () => {
  test('has an address, and is read from its segments', () => {
    for (const period of ['', '2026', '2026-11', '2024-02-29']) {
      const segments = archiveUrl(period).split('/').slice(2);
      expect(parsePeriod(segments)).toBe(period);
    }
    expect(archiveUrl('2026-11-22')).toBe('/archive/2026/11/22');
  });

  test.each([
    [['26']],
    [['0000']],
    [['9999']],
    [['9999', '12', '31']],
    [['2026', '13']],
    [['2026', '00']],
    [['2026', '1']],
    [['2026', '02', '29']],
    [['2026', '11', '31']],
    [['2026-11']],
    [['2026', '11', '22', 'x']],
    [['constructor']],
    [['२०२६']],
  ])('is not %j', (segments) => {
    expect(parsePeriod(segments)).toBeNull();
  });

  test('has parts: a year its months, a month its days', () => {
    expect(partsOf('2026')).toHaveLength(12);
    expect(partsOf('2024-02')).toHaveLength(29);
    expect(partsOf('2026-12').at(-1)).toBe('2026-12-31');
  });

  test('is written in the publication’s language, and what it is part of beside it', () => {
    expect(periodName('2026-11-22', london)).toBe('22 November 2026');
    expect(periodName('2026-11', { language: 'de' })).toBe('November 2026');
    expect(periodsAbove('2026-11-22', london)).toEqual([
      { label: 'Archive', href: '/archive' },
      { label: '2026', href: '/archive/2026' },
      { label: 'November 2026', href: '/archive/2026/11' },
    ]);
  });

  test.each([
    ['2026-11-22', 'Europe/London', '2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
    ['2026-07-01', 'Europe/London', '2026-06-30T23:00:00.000Z', '2026-07-01T23:00:00.000Z'],
    ['2026', 'America/New_York', '2026-01-01T05:00:00.000Z', '2027-01-01T05:00:00.000Z'],
    ['2026-11', 'Pacific/Kiritimati', '2026-10-31T10:00:00.000Z', '2026-11-30T10:00:00.000Z'],
    // A day of 23 hours, one that begins at one o'clock, and one that never was.
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', '2018-11-05T02:00:00.000Z'],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-30T10:00:00.000Z'],
  ])('%s begins and ends by the clocks of %s', (period, timeZone, from, to) => {
    expect(spanOf(period, timeZone)).toEqual({ from, to });
  });
});

test('a moment is on up to three days, and in as many months and years, somewhere on earth', () => {
  expect(datesOf('2026-12-31T11:00:00.000Z')).toEqual([
    ...['2026', '2026-12', '2026-12-30', '2026-12-31', '2027', '2027-01', '2027-01-01'],
  ]);
  expect(datesOf('2026-11-20T05:00:00.000Z')).toEqual(['2026', '2026-11', '2026-11-19', '2026-11-20']);
});
