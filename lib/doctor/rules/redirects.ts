import { outcomeOf, type Answer, type Site } from '../answer.ts';
import { placeOf } from '../places.ts';
import { isIndexable, readPage } from '../read-page.ts';
import { unless, type Rule } from '../rule.ts';

/** An address that has to lead to another one. */
export interface Redirected {
  site: Site;
  /** Path, or absolute address of another site, where it has to lead. */
  to: string;
  /** What the address was asked with behind its question mark; '' for nothing. It has to go along. */
  query: string;
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
      const isThere = leads === to || headers['location'] === to || leads.split('?')[0] === to;
      return unless(isThere, `it leads to ${leads}, not to ${to}`);
    },
  },
  {
    name: 'the query goes along',
    level: 'warning',
    source: 'https://support.google.com/analytics/answer/10917952',
    check: ({ query, answer }) => {
      const location = answer.headers['location'];
      if (location === undefined || query === '') return [];
      const kept = location.split('#')[0]!.split('?')[1]?.split('&') ?? [];
      return unless(kept.includes(query), `it leads to ${location}, without ?${query}: campaigns are counted by it`);
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
