/** What of a page says when it changed. */
interface Dated {
  status: number;
  /** Its media type. */
  type: string;
  /** When its bytes were first printed here, in milliseconds since 1970. */
  printedAt: number;
}

/**
 * `Last-Modified` of feeds, sitemaps and other files for programs: when the press first had these bytes. So a withdrawal
 * moves it as well as a publish does. A page of HTML has none: its banner is put in when somebody asks, and its entity tag
 * says all.
 *
 * Times in headers have no fractions. This one is rounded up, and nobody has the page "since" a second that is not over: else
 * who asked twice in a second in which the page changed would never get the change (RFC 9110, section 8.8.2.2).
 *
 * @returns milliseconds since 1970, or null
 */
function modifiedAt({ status, type, printedAt }: Dated): number | null {
  return status === 200 && !type.startsWith('text/html') ? Math.ceil(printedAt / second) * second : null;
}

const second = 1000;

/** What is told of it now, never a time to come (section 8.8.2.1); and until when that holds. */
export function toldOf(page: Dated, now: number): { text: string | null; until: number } {
  const at = modifiedAt(page);
  if (at === null) return { text: null, until: Infinity };
  const isOver = at <= now;
  return { text: new Date(isOver ? at : at - second).toUTCString(), until: isOver ? Infinity : at };
}

/** When new bytes were printed: later than those before them, also where the clock was put back. */
export function printedAfter(before: Pick<Dated, 'printedAt'> | null): number {
  const now = Date.now();
  // Nobody got others before these.
  return before ? Math.max(now, before.printedAt + 1) : Math.floor(now / second) * second;
}

/** Whether a client whose copy is of this time (`If-Modified-Since`) has the page already. */
export function hasSince(page: Dated, since: string, now = Date.now()): boolean {
  const modified = modifiedAt(page);
  const asked = httpDate(since);
  return modified !== null && modified <= now && asked !== null && modified <= asked;
}

const day = '(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?';
const time = String.raw`\d\d:\d\d:\d\d`;
/** As dates are written today and were long ago (RFC 9110, section 5.6.7). */
const dated = new RegExp(String.raw`^${day}, \d\d[ -][A-Z][a-z]{2}[ -]\d{2}(?:\d\d)? ${time} GMT$`);
const asctime = new RegExp(String.raw`^${day} [A-Z][a-z]{2} [ \d]\d ${time} \d{4}$`);

/** Milliseconds since 1970; null for what is no date, which is as if nothing had been said. */
function httpDate(text: string): number | null {
  if (!dated.test(text) && !asctime.test(text)) return null;
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? null : at;
}
