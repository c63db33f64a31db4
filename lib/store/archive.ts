import { sql } from 'kysely';
import type { Span } from '#lib/news/archive.ts';
import { monthOf } from '#lib/news/dates.ts';
import { published } from './article-rows.ts';
import type { Connection } from './connection.ts';
import { tallied } from './tallies.ts';

/** How much was published when. No count grows with the archive: whole months are counted with each write. */
export interface Archive {
  /** The years with published articles, by UTC; the oldest first. */
  years(): Promise<string[]>;
  /** How many articles were published in each of these spans, which may begin and end in any time zone's midnight. */
  count(spans: readonly Span[]): Promise<number[]>;
}

/** Milliseconds of the longest span that is counted article by article: some days. */
const shortSpan = 7 * 86_400_000;
/** SQLite takes 500 parts of one question. */
const atOnce = 100;

export function archive({ db }: Pick<Connection, 'db'>): Archive {
  /** Published articles by month, UTC, from a month on and before another. */
  const byMonth = async (from: string, before: string) => {
    const { rows } = await tallied(`month:${from}`, `month:${before}`).execute(db);
    const months = new Map<string, number>();
    for (const { list, count } of rows) {
      const month = list.slice('month:'.length, 'month:2026-11'.length);
      months.set(month, (months.get(month) ?? 0) + count);
    }
    return months;
  };

  const countEach = async (spans: readonly Span[]): Promise<number[]> => {
    const counts: number[] = [];
    for (let done = 0; done < spans.length; done += atOnce) {
      const asked = spans.slice(done, done + atOnce).map(
        ({ from, to }, i) => sql`select ${sql.lit(i)} as part, (
          select cast(count(*) as integer) from article
          where status = ${published} and published_at >= ${from} and published_at < ${to}) as count`,
      );
      const { rows } = await sql<{ part: number; count: number }>`${sql.join(asked, sql` union all `)}
        order by part`.execute(db);
      counts.push(...rows.map(({ count }) => count));
    }
    return counts;
  };

  return {
    async years() {
      const months = await byMonth('', '~');
      return [...new Set([...months.keys()].map((month) => month.slice(0, 4)))].sort();
    },

    async count(spans) {
      const asked = spans.map(inMonths);
      const edges = asked.flatMap(({ added, taken }) => [...added, ...taken]);
      const whole = asked.filter(({ months }) => months.from < months.to).map(({ months }) => months);
      const [first, last] = [
        whole.map(({ from }) => from).sort()[0],
        whole
          .map(({ to }) => to)
          .sort()
          .at(-1),
      ];
      const tallies = first === undefined ? new Map<string, number>() : await byMonth(first, last!);
      const counted = (await countEach(edges)).values();
      const next = () => counted.next().value ?? 0;
      return asked.map(({ months, added, taken }) => {
        let count = 0;
        for (const [month, tally] of tallies) if (month >= months.from && month < months.to) count += tally;
        added.forEach(() => (count += next()));
        taken.forEach(() => (count -= next()));
        return count;
      });
    },
  };
}

/** A span as whole months, UTC, and what has to be added to them and taken from them at its ends: hours. */
function inMonths({ from, to }: Span): { months: Span; added: Span[]; taken: Span[] } {
  if (Date.parse(to) - Date.parse(from) <= shortSpan)
    return { months: { from: '', to: '' }, added: [{ from, to }], taken: [] };
  const [start, end] = [nearestMonth(from), nearestMonth(to)];
  const added = [
    { from, to: start },
    { from: end, to },
  ];
  const taken = [
    { from: start, to: from },
    { from: to, to: end },
  ];
  const isSome = (span: Span) => span.from < span.to;
  return {
    months: { from: monthOf(start), to: monthOf(end) },
    added: added.filter(isSome),
    taken: taken.filter(isSome),
  };
}

/** The beginning of a month, UTC, that is nearest to a moment. */
function nearestMonth(moment: string): string {
  const near = new Date(Date.parse(moment) + 15 * 86_400_000);
  return new Date(Date.UTC(near.getUTCFullYear(), near.getUTCMonth())).toISOString();
}
