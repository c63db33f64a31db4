import { nearest } from '#lib/news/nearest.ts';
import { isReserved } from '#lib/news/pages-at.ts';
import { feedUrl } from '#lib/news/urls.ts';
import { isInhabited, shelfIn, type Inhabited } from './site-addresses.ts';
import type { ContentProblem } from './problem.ts';

type Found = Pick<ContentProblem, 'problem' | 'instead' | 'severity'>;

/**
 * What is wrong with a link to an address of this site; null when something is there. Of a section, topic, author, kind or
 * article that is not there nobody else can know: an error. Anything else may be another program's behind the same proxy: a
 * warning.
 *
 * @param path without query and slash at the end
 * @param written as it stands in the file
 */
export function deadAddress(path: string, inhabited: Inhabited, written: string): Found | null {
  const address = decoded(path);
  if (address === '' || isInhabited(address, inhabited)) return null;
  const [, first = '', second = '', ...below] = address.split('/');
  const shelf = shelfIn(first);
  if (shelf === null && isReserved(first)) return null;
  const isKnown = shelf !== null && inhabited[shelf].has(second);
  const nothing = shelf && !isKnown ? `there is no ${shelf} "${second}"` : 'no page has this address';
  const problem = `${written} leads nowhere: ${nothing}`;
  if (isKnown) {
    const page = `/${shelf}/${second}`;
    // An article has no feed.
    return { problem, instead: `write ${shelf === 'article' ? page : besides(page, below)}`, severity: 'error' };
  }
  if (shelf) {
    const name = nearest(second, inhabited[shelf]);
    const instead = name
      ? `write /${shelf}/${name}`
      : `write /${shelf}/ and a name that there is, or leave the link out`;
    return { problem, instead, severity: 'error' };
  }
  return { problem, instead: meant(first, second, inhabited), severity: 'warning' };
}

/** `/articles/x` for `/article/x`, `/abuot` for `/about`. */
function meant(first: string, second: string, inhabited: Inhabited): string {
  if (isFeedName(first) && second === '') return `write ${feedUrl(null, formatOf(first))}`;
  const shelf = shelfIn(nearest(first, Object.keys(inhabited)) ?? '');
  if (shelf && inhabited[shelf].has(second)) return `write /${shelf}/${second}`;
  const page = second === '' ? nearest(first, inhabited.page) : null;
  if (page) return `write /${page}`;
  return 'write the address of a page of this site, or a full address with https://';
}

/** What was meant below a list: its feed, where it looks like one, else the list. */
const besides = (list: string, below: readonly string[]) => {
  const name = below.at(-1) ?? '';
  return isFeedName(name) ? feedUrl(list, formatOf(name)) : list;
};

const formatOf = (name: string) => (/json$/i.test(name) ? 'json' : /^atom/i.test(name) ? 'atom' : 'rss');

const isFeedName = (name: string) => /^(?:feed|rss|atom)(?:\.(?:xml|json|rss|atom))?$/i.test(name);

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
