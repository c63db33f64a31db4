import { createHash } from 'node:crypto';
import { pathOn } from './places.ts';
import { linksOf } from './read-page.ts';
import type { Finding } from './rule.ts';
import type { Visit } from './visit.ts';

const uniqueTitles = {
  rule: 'titles are unique',
  source: 'https://developers.google.com/search/docs/appearance/title-link',
} as const;
const mutualTranslations = {
  rule: 'translations name each other',
  level: 'problem',
  source: 'https://developers.google.com/search/docs/specialty/international/localized-versions',
} as const;

/** What only shows when pages are compared. It keeps of each page what has to be compared, not the page. */
export class AcrossPages {
  /** Where a title was seen first, by what is left of the title when it is hashed. */
  readonly #titles = new Map<number, string>();
  readonly #translations = new Map<string, string[]>();

  /** Looks at one more page; what it says against those before. */
  add({ site, path, type, page, indexable }: Visit): Finding[] {
    const translations = linksOf(page, 'alternate').filter(({ hreflang }) => hreflang !== '');
    if (translations.length > 0)
      this.#translations.set(
        path,
        translations.flatMap(({ href }) => pathOn(href, site.url) ?? []),
      );

    const [title] = page.titles;
    if (!indexable || !title) return [];
    const key = hashOf(title);
    const before = this.#titles.get(key);
    if (before === undefined) {
      this.#titles.set(key, path);
      return [];
    }
    // What a story is called, and that a topic is called as a section, is for the desk; the rest is for the site.
    const isForDesk = type === 'article' || firstSegment(path) !== firstSegment(before);
    const level = isForDesk ? 'warning' : 'problem';
    return [{ ...uniqueTitles, level, address: path, problem: `"${title}" is also the title of ${before}` }];
  }

  /** What is missing when all were looked at: a translation that does not name the page which names it. */
  end(): Finding[] {
    return [...this.#translations].flatMap(([path, others]) =>
      others
        .filter((other) => other !== path && this.#translations.has(other))
        .filter((other) => !this.#translations.get(other)!.includes(path))
        .map((other) => ({
          ...mutualTranslations,
          address: path,
          problem: `${other} is named as its translation, and does not name it in turn`,
        })),
    );
  }
}

const firstSegment = (path: string) => path.split('/')[1];

/** 48 bits of a text: among half a million texts, two share them once in two thousand times. */
export function hashOf(text: string): number {
  return createHash('sha1').update(text).digest().readUIntBE(0, 6);
}
