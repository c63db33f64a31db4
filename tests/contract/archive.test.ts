import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { partsOf, spanOf, type Period } from '#lib/news/archive.ts';
import type { Store } from '#lib/store/store.ts';
import { dialects, emptied, inSeconds, newStore } from './stores.ts';
import { written } from './written.ts';

describe.each(dialects)('the archive, from %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => ({ store, end } = await newStore(dialect)));
  beforeEach(() => emptied(store));
  afterAll(() => end());

  let count = 0;
  const publish = (publishedAt: string, section = 'europe') =>
    store.articles.save(written(`story-${(count += 1)}`, { publishedAt, section }), 'test', 'sync');
  const counted = async (periods: readonly Period[], timeZone: string) => {
    const counts = await store.archive.count(periods.map((period) => spanOf(period, timeZone)));
    return Object.fromEntries(periods.map((period, i) => [period, counts[i]!]).filter(([, each]) => each !== 0));
  };
  const zones = ['UTC', 'Europe/London', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Etc/GMT+12'];

  test.each(zones)('counts years, months and days as the clocks of %s have them', async (timeZone) => {
    const moments = [
      ...['2024-02-29T23:59:59.999Z', '2024-12-31T09:59:59.999Z', '2024-12-31T10:00:00Z', '2024-12-31T18:30:00Z'],
      ...['2025-01-01T00:00:00Z', '2025-01-01T07:59:59Z', '2025-01-01T08:00:00Z', '2025-06-30T23:30:00Z'],
      ...['2025-07-01T00:00:00Z', '2025-10-31T23:59:59.999Z', '2025-11-01T00:00:00Z', '2025-11-15T12:00:00Z'],
    ];
    for (const [i, moment] of moments.entries()) await publish(moment, i % 2 === 0 ? 'europe' : 'africa');
    const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    const days = moments.map((moment) => calendar.format(new Date(moment)));
    const expected = (length: number) => {
      const counts: Record<string, number> = {};
      for (const day of days) counts[day.slice(0, length)] = (counts[day.slice(0, length)] ?? 0) + 1;
      return counts;
    };
    const years = ['2023', '2024', '2025', '2026'];
    const months = years.flatMap(partsOf);
    expect(await counted(years, timeZone)).toEqual(expected(4));
    expect(await counted(months, timeZone)).toEqual(expected(7));
    expect(await counted(months.flatMap(partsOf), timeZone)).toEqual(expected(10));
  });

  test('counts neither drafts nor what is withdrawn or still to come, and what is dated anew where it is now', async () => {
    await publish('2025-11-22T10:00:00Z');
    await store.articles.save(
      written('draft', { publishedAt: '2025-11-22T10:00:00Z', status: 'draft' }),
      'test',
      'sync',
    );
    const soon = await inSeconds(store, 3600);
    await store.articles.save(written('later', { publishedAt: soon }), 'test', 'sync');
    await store.articles.save(written('moved', { publishedAt: '2025-11-22T11:00:00Z' }), 'test', 'sync');
    await store.articles.save(written('gone', { publishedAt: '2025-11-22T12:00:00Z' }), 'test', 'sync');
    const periods = ['2025', '2025-11', '2025-11-22', '2025-11-23', soon.slice(0, 4), soon.slice(0, 10)];
    expect(await counted(periods, 'UTC')).toEqual({ '2025': 3, '2025-11': 3, '2025-11-22': 3 });

    await store.articles.withdraw('gone', 410, '', 'test');
    await store.articles.save(written('moved', { publishedAt: '2025-11-23T11:00:00Z' }), 'test', 'sync');
    expect(await counted(periods, 'UTC')).toEqual({ '2025': 2, '2025-11': 2, '2025-11-22': 1, '2025-11-23': 1 });
    expect(await store.archive.years()).toEqual(['2025']);
  });

  test('lists the stories of a day, the newest first', async () => {
    for (const moment of [
      '2025-07-01T22:59:59Z',
      '2025-06-30T23:00:00Z',
      '2025-06-30T22:59:59Z',
      '2025-07-01T23:00:00Z',
    ])
      await publish(moment);
    const span = spanOf('2025-07-01', 'Europe/London');
    expect(await store.articles.countPublished({ span })).toBe(2);
    const listed = await store.articles.published({ span }, { limit: 20, offset: 0 });
    expect(listed.map(({ publishedAt }) => publishedAt)).toEqual([
      '2025-07-01T22:59:59.000Z',
      '2025-06-30T23:00:00.000Z',
    ]);
  });
});
