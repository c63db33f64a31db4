import { sql } from 'kysely';
import type { Connection } from './connection.ts';

/** A moment as the store keeps it: `2026-11-20T09:00:00.000Z`, which sorts as text. Throws on what is no moment. */
export function utc(moment: string): string {
  const time = Date.parse(moment);
  if (Number.isNaN(time)) throw new RangeError(`"${moment}" is not a date with time and zone`);
  return new Date(time).toISOString();
}

/** The database's time, in the same form. It alone decides what is due, however many machines there are. */
export async function databaseNow({ db, dialect }: Connection): Promise<string> {
  const time =
    dialect === 'sqlite'
      ? sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`
      : sql<string>`to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const { rows } = await sql<{ now: string }>`select ${time} as now`.execute(db);
  return rows[0]!.now;
}

/** A moment some seconds after another. */
export function secondsAfter(moment: string, seconds: number): string {
  return new Date(Date.parse(moment) + seconds * 1000).toISOString();
}
