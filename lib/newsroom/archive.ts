import { cache } from 'react';
import { parsePeriod, partsOf, spanOf, type Period, type Span } from '#lib/news/archive.ts';
import { tags } from '#lib/news/tags.ts';
import { carry } from './carry.ts';
import { readersStore } from './open.ts';
import { readPublication } from './publication.ts';

/** A part of a period in which something was published, by the publication's clocks. */
export interface ArchivePart {
  period: Period;
  count: number;
}

/** The years of everything, the newest first; the months of a year; the days of a month. Those without an article are left out. */
export const readArchive = cache(async (period: Period): Promise<ArchivePart[]> => {
  await carry(period === '' ? tags.archive : tags.date(period));
  const { archive } = await readersStore();
  const parts = period === '' ? yearsAround(await archive.years()) : partsOf(period);
  const counts = await archive.count(await Promise.all(parts.map(spanHere)));
  return parts.map((part, i) => ({ period: part, count: counts[i]! })).filter(({ count }) => count > 0);
});

/** Whether something was published on a day. */
export const hasPublishedOn = cache(async (day: Period): Promise<boolean> => {
  await carry(tags.date(day));
  const { archive } = await readersStore();
  const [count = 0] = await archive.count([await spanHere(day)]);
  return count > 0;
});

/** When a period begins and ends where the publication is. */
export async function spanHere(period: Period): Promise<Span> {
  const { dateline } = await readPublication();
  return spanOf(period, dateline.timeZone);
}

/** At the turn of a year it is another one where the publication is than by UTC. The newest first. */
function yearsAround(years: readonly string[]): string[] {
  const around = new Set(years.flatMap((year) => [-1, 0, 1].map((by) => String(Number(year) + by).padStart(4, '0'))));
  return [...around]
    .filter((year) => parsePeriod([year]) !== null)
    .sort()
    .reverse();
}
