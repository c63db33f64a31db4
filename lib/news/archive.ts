import { filled } from './address-pattern.ts';
import { pages } from './addresses.ts';
import { longDate, monthName, type Dateline } from './dates.ts';
import type { NavLink } from './frame.ts';

/** A year, a month or a day of the calendar, `2026`, `2026-11`, `2026-11-22`; '' is all of them. */
export type Period = string;

/** From a moment to another, which is not part of it; ISO 8601, UTC, with milliseconds. */
export interface Span {
  from: string;
  to: string;
}

const levels = [pages.archive, pages.archiveYear, pages.archiveMonth, pages.archiveDay];
const partsIn = (period: Period): string[] => (period === '' ? [] : period.split('-'));

export function archiveUrl(period: Period): string {
  const [year = '', month = '', day = ''] = partsIn(period);
  return filled(levels[partsIn(period).length]!.path, { year, month, day });
}

export const isDay = (period: Period): boolean => partsIn(period).length === 3;

/** The period that segments of an address name; null where the calendar has none such. */
export function parsePeriod(segments: readonly string[]): Period | null {
  if (segments.length === 0) return '';
  const [year = '', month = '01', day = '01', ...more] = segments;
  // The year 9999 has no end that a date could name.
  if (!/^(?!9999)[1-9]\d{3}$/.test(year) || !/^\d\d$/.test(month) || !/^\d\d$/.test(day) || more.length > 0)
    return null;
  const date = new Date(`${year}-${month}-${day}`);
  // The 30th of February is the 2nd of March to some.
  const isReal = !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
  return isReal ? segments.join('-') : null;
}

/** The months of a year, the days of a month. */
export function partsOf(period: Period): Period[] {
  const parts: Period[] = [];
  for (let at = first(period); at.startsWith(period); at = first(next(at.slice(0, period.length + 3))))
    parts.push(at.slice(0, period.length + 3));
  return parts;
}

/** When a period begins and ends where the publication is. */
export const spanOf = (period: Period, timeZone: string): Span => ({
  from: startOf(period, timeZone),
  to: startOf(next(period), timeZone),
});

/** "2026", "November 2026", "22 November 2026"; "Archive" of all of them. */
export function periodName(period: Period, { language }: Pick<Dateline, 'language'>): string {
  const name = [() => 'Archive', () => period, monthName, longDate][partsIn(period).length]!;
  return name(`${first(period)}T12:00:00Z`, { language, timeZone: 'UTC' });
}

/** The archive and the periods that a period is part of, from the largest on. */
export function periodsAbove(period: Period, dateline: Dateline): NavLink[] {
  const parts = partsIn(period);
  return parts.map((_, i) => {
    const above = parts.slice(0, i).join('-');
    return { label: periodName(above, dateline), href: archiveUrl(above) };
  });
}

/** The first day of a period. */
const first = (period: Period) => (period + '-01-01').slice(0, 10);

/** The period of the same length that follows. */
function next(period: Period): Period {
  const date = new Date(first(period));
  const [years, months, days] = [1, 2, 3].map((length) => Number(partsIn(period).length === length));
  date.setUTCFullYear(date.getUTCFullYear() + years!, date.getUTCMonth() + months!, date.getUTCDate() + days!);
  return date.toISOString().slice(0, period.length);
}

const second = 1000;
/** No clock is further from UTC. */
const mostOffset = 15 * 3600 * second;

/** The first moment at which clocks in a time zone show a day of the period: midnight, or later where that is skipped. */
function startOf(period: Period, timeZone: string): string {
  const day = first(period);
  const midnight = Date.parse(day);
  let [before, from] = [midnight - mostOffset, midnight + mostOffset];
  while (from - before > second) {
    const between = Math.floor((before + from) / 2 / second) * second;
    if (dayOf(between, timeZone) >= day) from = between;
    else before = between;
  }
  return new Date(from).toISOString();
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The day that clocks in a time zone show at a moment, `2026-11-22`. */
export function dayOf(moment: number | Date, timeZone: string): string {
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    // Sweden writes dates as ISO 8601 does.
    calendar = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    calendars.set(timeZone, calendar);
  }
  return calendar.format(moment);
}
