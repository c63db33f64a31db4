/**
 * Writes moments as the clock of a time zone shows them, e.g. `2026-11-20 09:00 Europe/London`: without the zone, the desk
 * takes them in again.
 */
export function clockIn(timeZone: string): (iso: string) => string {
  // Sweden writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (iso) => `${format.format(new Date(iso))} ${timeZone}`;
}
