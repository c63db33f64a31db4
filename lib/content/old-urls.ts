import { oldAddress } from '#lib/news/old-address.ts';
import { isReserved } from '#lib/news/pages-at.ts';
import { at } from './problem-at.ts';
import type { Entries } from './entries.ts';
import type { ContentProblem } from './problem.ts';
import { inhabitedBy, whoAnswers } from './site-addresses.ts';

/** Which article each old address leads to; an address that is taken already is a problem. */
export function readOldUrls(entries: Entries, problems: ContentProblem[]): Map<string, string> {
  const inhabited = inhabitedBy(entries);
  const taken = new Map<string, string>();
  for (const entry of entries.articles) {
    entry.data?.oldUrls.forEach((written, index) => {
      const address = oldAddress(written);
      const other = taken.get(address);
      const usedBy = other === undefined ? whoAnswers(address, inhabited) : `the article ${other}`;
      if (usedBy === null) taken.set(address, entry.slug);
      else if (other !== entry.slug) {
        const problem = `${written} is the address of ${usedBy}`;
        problems.push(at(entry, ['oldUrls', index], problem, 'write a path that nothing else has, or leave it out'));
      }
    });
  }
  for (const page of entries.pages) {
    if (isReserved(page.slug)) {
      const problem = `/${page.slug} is an address of the site itself`;
      problems.push({
        file: page.source.label,
        line: 1,
        problem,
        instead: 'give the page another name',
        severity: 'error',
      });
    }
  }
  return taken;
}
