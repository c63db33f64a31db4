import { outcomeOf, type Answer } from '#lib/doctor/answer.ts';
import { hashOf } from '#lib/doctor/across-pages.ts';
import type { Diagnosis } from '#lib/doctor/diagnosis.ts';

const brokenLink = {
  rule: 'links lead somewhere',
  level: 'problem',
  source: 'https://developers.google.com/search/docs/crawling-indexing/links-crawlable',
} as const;
const movedLink = { ...brokenLink, rule: 'links lead there at once', level: 'warning' } as const;

/** Pages that are remembered as pointing at one that was not answered yet. */
const mostReferrers = 5;

/**
 * Who points where, and what became of it: each address is asked once, and named with the pages that point at it when it
 * was answered badly. Of an address that was answered well, a hash is kept.
 */
export class LinkLedger {
  readonly #diagnosis: Diagnosis;
  readonly #asked = new Set<number>();
  readonly #read = new Set<number>();
  /** Pages that point at what is being asked. */
  readonly #referrers = new Map<string, string[]>();
  /** What was answered badly. */
  readonly #troubled = new Map<string, Pick<Answer, 'status' | 'headers'>>();

  constructor(diagnosis: Diagnosis) {
    this.#diagnosis = diagnosis;
  }

  /** Notes that a page points at an address. @returns whether it has to be read */
  wantsReading(path: string, from: string | null): boolean {
    const isNew = this.#note(this.#read, path, from);
    this.#asked.add(hashOf(path));
    return isNew;
  }

  /** The same for an address of which only the answer matters. @returns whether it has to be asked */
  wantsAsking(path: string, from: string): boolean {
    return this.#note(this.#asked, path, from);
  }

  /** Tells those who point there what was answered. */
  settle(path: string, { status, headers }: Answer): void {
    const referrers = this.#referrers.get(path) ?? [];
    this.#referrers.delete(path);
    if (status === 200) return;
    this.#troubled.set(path, { status, headers });
    for (const from of referrers) this.#sayTrouble(path, from);
  }

  #note(before: Set<number>, path: string, from: string | null): boolean {
    const hash = hashOf(path);
    const isNew = !before.has(hash);
    before.add(hash);
    if (from === null) return isNew;
    if (this.#troubled.has(path)) this.#sayTrouble(path, from);
    else if (isNew || this.#referrers.has(path)) {
      const referrers = this.#referrers.get(path) ?? [];
      if (referrers.length < mostReferrers) referrers.push(from);
      this.#referrers.set(path, referrers);
    }
    return isNew;
  }

  #sayTrouble(path: string, from: string): void {
    const { status, headers } = this.#troubled.get(path)!;
    const { location } = headers;
    const problem = `${path} ${outcomeOf({ status })}`;
    this.#diagnosis.add([
      location === undefined
        ? { ...brokenLink, address: from, problem }
        : { ...movedLink, address: from, problem: `${problem}; write ${location}` },
    ]);
  }
}
