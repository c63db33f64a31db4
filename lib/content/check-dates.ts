import { at } from './check-references.ts';
import type { Entries } from './entries.ts';
import type { ContentProblem } from './problem.ts';

/** What was updated was published before: crawlers take a date that goes backwards for no date. */
export function checkDates({ articles }: Entries, problems: ContentProblem[]): void {
  for (const entry of articles) {
    const { publishedAt, updatedAt } = entry.data ?? {};
    if (!publishedAt || !updatedAt || Date.parse(updatedAt) >= Date.parse(publishedAt)) continue;
    const problem = `updatedAt "${updatedAt}" is before publishedAt "${publishedAt}"`;
    problems.push(at(entry, ['updatedAt'], problem, 'write a later date with time and zone, or leave the key out'));
  }
}
