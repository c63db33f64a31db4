import { outcomeOf, type Answer, type Site } from '../answer.ts';
import { placeOf } from '../places.ts';
import { isIndexable, readPage } from '../read-page.ts';
import { unless, type Rule } from '../rule.ts';

/** An address that has to lead to another one. */
export interface Redirected {
  site: Site;
  /** Path, or absolute address of another site, where it has to lead. */
  to: string;
  answer: Answer;
}

const permanent = 'https://developers.google.com/search/docs/crawling-indexing/301-redirects';

export const redirectRules: readonly Rule<Redirected>[] = [
  {
    name: 'moved for good, in one hop',
    level: 'problem',
    source: permanent,
    check: ({ site, to, answer }) => {
      const { status, headers, address } = answer;
      if (status !== 308 && status !== 301) return [`it ${outcomeOf({ status })}; write a redirect (308) to ${to}`];
      const place = placeOf(headers['location'] ?? '', site.url, address);
      const leads = place?.on === 'site' ? place.path : (headers['location'] ?? 'nowhere');
      return unless(leads === to || headers['location'] === to, `it leads to ${leads}, not to ${to}`);
    },
  },
];

export const absentRules: readonly Rule<Answer>[] = [
  {
    name: 'what is not there says so',
    level: 'problem',
    source: 'https://developers.google.com/search/docs/crawling-indexing/http-network-errors',
    check: (answer) => [
      ...unless(answer.status === 404, `an address where nothing is, ${outcomeOf(answer)}, not 404`),
      ...unless(
        answer.status !== 404 ||
          !isIndexable(readPage(answer.body)) ||
          /noindex/.test(answer.headers['x-robots-tag'] ?? ''),
        'the page that says so has no noindex',
      ),
    ],
  },
];
