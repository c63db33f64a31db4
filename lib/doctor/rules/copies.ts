import { mediaType, outcomeOf, type Answer, type Site } from '../answer.ts';
import { pathOn } from '../places.ts';
import { unless, type Rule } from '../rule.ts';
import { sameAddress } from './document.ts';

/** An article beside another form of it. */
export interface Copy {
  site: Site;
  /** Path of the article. */
  article: string;
  headline: string;
  answer: Answer;
}

/** The Markdown of an article, for those who read without a browser. */
export const twinRules: readonly Rule<Copy>[] = [
  {
    name: 'the Markdown of an article',
    level: 'problem',
    source: 'https://llmstxt.org/',
    check: ({ site, article, headline, answer }) => {
      if (answer.status !== 200) return [`it ${outcomeOf(answer)}`];
      const canonical = canonicalOf(answer);
      return [
        ...unless(
          mediaType(answer) === 'text/markdown',
          `it is served as ${mediaType(answer) || 'nothing'}, not as text/markdown`,
        ),
        ...unless(plain(answer.body).includes(plain(headline)), 'the headline of the article does not stand in it'),
        ...unless(
          canonical !== null && sameAddress(canonical, site.url + article),
          `its canonical address (header Link) is ${canonical ?? 'missing'}, not the article's`,
        ),
      ];
    },
  },
];

/** The canonical address that a header `Link` names (RFC 8288, RFC 6596). */
function canonicalOf({ headers }: Answer): string | null {
  return /<([^>]*)>\s*;[^,]*\brel="?canonical"?/i.exec(headers['link'] ?? '')?.[1] ?? null;
}

/** Letters and digits alone: Markdown escapes the rest. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

/** What an oEmbed provider says of an article. */
export const oEmbedRules: readonly Rule<Copy>[] = [
  {
    name: 'oEmbed',
    level: 'problem',
    source: 'https://oembed.com/',
    check: ({ site, headline, answer }) => {
      if (answer.status !== 200) return [`it ${outcomeOf(answer)}`];
      const said = objectOf(answer.body);
      if (said === null) return ['it is no JSON'];
      const isRich = said.type === 'rich' || said.type === 'video';
      return [
        ...unless(mediaType(answer) === 'application/json', `it is served as ${mediaType(answer) || 'nothing'}`),
        ...unless(said.version === '1.0', 'version is not "1.0"'),
        ...unless(
          ['rich', 'link', 'photo', 'video'].includes(String(said.type)),
          `type is ${String(said.type)}, which there is not`,
        ),
        ...unless(
          typeof said.title === 'string' && plain(said.title) === plain(headline),
          `title is "${String(said.title)}", not the headline`,
        ),
        ...unless(
          !isRich || (typeof said.html === 'string' && isSize(said.width) && isSize(said.height)),
          'a rich answer needs html, width and height',
        ),
        ...unless(
          said.thumbnail_url === undefined || pathOn(String(said.thumbnail_url), site.url) !== null,
          `thumbnail_url is not on ${site.url}`,
        ),
      ];
    },
  },
];

const isSize = (value: unknown): boolean => value === null || (typeof value === 'number' && value > 0);

function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
