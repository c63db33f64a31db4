import type { Answer, Site } from './answer.ts';
import { examinedAs, type Examined } from './places.ts';
import { isIndexable, readPage, type ReadPage } from './read-page.ts';
import { readStructuredData, type StructuredData } from './structured-data.ts';

/** A page of the site as it was answered and read: what rules on pages look at. */
export interface Visit {
  site: Site;
  /** Path and query. */
  path: string;
  type: Examined;
  answer: Answer;
  page: ReadPage;
  data: StructuredData;
  /** Whether search engines may show it. */
  indexable: boolean;
}

export function visitOf(site: Site, answer: Answer): Visit {
  const page = readPage(answer.body);
  const blocks = page.scripts.filter(({ type }) => type === 'application/ld+json').map(({ text }) => text);
  return {
    site,
    path: answer.address,
    type: examinedAs(answer.address),
    answer,
    page,
    data: readStructuredData(blocks),
    indexable: isIndexable(page) && !/\b(?:noindex|none)\b/i.test(answer.headers['x-robots-tag'] ?? ''),
  };
}
