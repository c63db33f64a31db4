/** How dates are written for readers: in the publication's language and time zone. */
export interface Dateline {
  /** BCP 47, e.g. `en-GB`. */
  language: string;
  /** IANA, e.g. `Europe/London`. */
  timeZone: string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does, and a front page uses fifty. */
function formatter({ language, timeZone }: Dateline, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, timeZone, options]);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, { timeZone, ...options });
  formatters.set(key, made);
  return made;
}

const write = (options: Intl.DateTimeFormatOptions) => (iso: string, dateline: Dateline) =>
  formatter(dateline, options).format(new Date(iso));

/** "17 Nov 2026, 06:00 GMT" */
export const stamp = write({
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});
/** "17 November 2026" */
export const longDate = write({ day: 'numeric', month: 'long', year: 'numeric' });
/** "Tuesday, 17 November 2026" */
export const fullDate = write({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
/** "17 Nov" */
export const shortDate = write({ day: 'numeric', month: 'short' });
/** "17 Nov, 06:00" */
export const shortTime = write({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
/** "Tuesday 17 November" */
export const dayName = write({ weekday: 'long', day: 'numeric', month: 'long' });
/** "06:00 GMT" */
const clockTime = write({ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });
/** "06:00" */
export const hour = write({ hour: '2-digit', minute: '2-digit' });
/** "17 Nov, 06:00 GMT" */
const dayAndTime = write({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });

/** The time alone beside others of the same day; with the day where it is another one. */
export function timeBeside(iso: string, beside: string, dateline: Dateline): string {
  return isSameDay(iso, beside, dateline) ? clockTime(iso, dateline) : dayAndTime(iso, dateline);
}

export const isSameDay = (one: string, other: string, dateline: Dateline) =>
  longDate(one, dateline) === longDate(other, dateline);

/** `2026-11` of a moment in ISO 8601, UTC. */
export const monthOf = (moment: string) => moment.slice(0, 7);
