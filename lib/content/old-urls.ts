import { reservedSegments } from '#lib/news/urls.ts';
import { at } from './check-references.ts';
import type { Entries } from './entries.ts';
import type { ContentProblem } from './problem.ts';

/** `/2019/caf%C3%A9/` and `/2019/café` are one address. */
export function addressOf(path: string): string {
  const trimmed = path.replace(/\/+$/, '') || '/';
  try {
    return decodeURI(trimmed);
  } catch {
    return trimmed;
  }
}

/** Which article each old address leads to; an address that is taken already is a problem. */
export function readOldUrls(entries: Entries, problems: ContentProblem[]): Map<string, string> {
  const pages = new Set(entries.pages.map(({ slug }) => slug));
  const articles = new Set(entries.articles.map(({ slug }) => slug));
  const taken = new Map<string, string>();
  for (const entry of entries.articles) {
    entry.data?.oldUrls.forEach((written, index) => {
      const address = addressOf(written);
      const other = taken.get(address);
      const usedBy = other === undefined ? whoAnswers(address, pages, articles) : `the article ${other}`;
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
      problems.push({ file: page.source.label, line: 1, problem, instead: 'give the page another name', severity: 'error' });
    }
  }
  return taken;
}

const isReserved = (segment: string) => (reservedSegments as readonly string[]).includes(segment);

/** An old `/article/…` is a renamed article's, unless there is an article of that name. */
function whoAnswers(address: string, pages: ReadonlySet<string>, articles: ReadonlySet<string>): string | null {
  const [, first = '', second = '', ...more] = address.split('/');
  if (first === '') return 'the front page';
  if (first === 'article' && second !== '' && more.length === 0) return articles.has(second) ? `the article ${second}` : null;
  if (isReserved(first)) return 'the site itself';
  return second === '' && pages.has(first) ? `the page ${first}` : null;
}
