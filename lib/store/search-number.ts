import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Articles of one minute that still follow one another by date; in the full text, small steps take little room. */
const ofOneMinute = 64;

/**
 * A number for an article in the full text, greater the later it was published, to the minute: the newest articles are
 * then found first without looking at the others. Of thousands with one date, some come to stand some hours later.
 */
export async function numberFor(db: Kysely<Database>, publishedAt: string): Promise<number> {
  const first = firstOfMinute(publishedAt);
  const free = await freeOnes(db, first);
  if (free.length > 0) return free[Math.floor(Math.random() * free.length)]!;
  for (let room = 2 * ofOneMinute; ; room *= 2) {
    const number = first + Math.floor(Math.random() * room);
    const taken = await db.selectFrom('search_article').select('id').where('id', '=', number).executeTakeFirst();
    if (!taken) return number;
  }
}

/** The numbers of a minute that no article has. */
async function freeOnes(db: Kysely<Database>, first: number): Promise<number[]> {
  const end = first + ofOneMinute;
  const rows = await db
    .selectFrom('search_article')
    .select('id')
    .where('id', '>=', first)
    .where('id', '<', end)
    .execute();
  const taken = new Set(rows.map(({ id }) => Number(id)));
  return Array.from({ length: ofOneMinute }, (_, step) => first + step).filter((number) => !taken.has(number));
}

/** Whether the number is one for this date. */
export function isNumberFor(number: number, publishedAt: string): boolean {
  const first = firstOfMinute(publishedAt);
  return number >= first && number < first + ofOneMinute;
}

/** Dates before 1970 come before all others. */
export function firstOfMinute(publishedAt: string): number {
  return Math.floor(Date.parse(publishedAt) / 60_000) * ofOneMinute;
}

/** The minute in which an article was published, or a later one where thousands were. */
export const minuteOf = (number: number): number => Math.floor(number / ofOneMinute);
