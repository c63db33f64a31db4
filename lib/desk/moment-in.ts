import { Temporal } from 'temporal-polyfill';
import type { Store } from '#lib/store/store.ts';
import { invalid } from './desk-error.ts';
import { publicationFacts } from './publication.ts';

/**
 * The moment that an editor means: written with its zone, or as the clock shows it in the publication's zone.
 *
 * @param field where it was written, for the refusal
 * @returns ISO 8601, UTC, with milliseconds
 * @throws DeskError when there is no such day, or the clock shows that time twice or never, since it is put forward or back
 */
export async function momentIn(store: Store, written: string, field: string): Promise<string> {
  const { timeZone } = await publicationFacts(store);
  const text = written.replace(' ', 'T');
  try {
    const instant = /(?:Z|[+-]\d\d:\d\d)$/.test(text)
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text, { overflow: 'reject' })
          .toZonedDateTime(timeZone, { disambiguation: 'reject' })
          .toInstant();
    return instant.toString({ smallestUnit: 'millisecond' });
  } catch {
    const problem = `"${written}" is no moment, or none that is clear on the clock of ${timeZone}`;
    throw invalid([{ field, problem, instead: 'write it with its zone, e.g. 2026-11-20T09:00:00Z' }]);
  }
}
