import { pathOn } from '../places.ts';
import { inOneLine } from '../read-page.ts';
import { unless, type Rule } from '../rule.ts';
import {
  isNewsArticle,
  isNode,
  nodesOfType,
  textOf,
  thingsOf,
  valuesOf,
  type Node,
  type StructuredData,
} from '../structured-data.ts';
import type { Visit } from '../visit.ts';
import { hasOffset, sameAddress } from './document.ts';

const google = 'https://developers.google.com/search/docs/appearance/structured-data/article';

const isLiveCoverage = (type: string): boolean => type === 'LiveBlogPosting';

/** The three shapes that Google asks for, as width by height. */
const shapes = { '16:9': 16 / 9, '4:3': 4 / 3, '1:1': 1 } as const;
const smallestWidth = 1200;

/** What an article says of itself in JSON-LD; each looks at the node of the article. */
export const articleDataRules: readonly Rule<Visit>[] = [
  rule('an article says that it is one', 'https://schema.org/NewsArticle', (_, nodes) =>
    unless(nodes.length === 1, `there are ${nodes.length} articles in its JSON-LD, not one`),
  ),
  of('the headline is the one shown', google, (node, { page }) => {
    const headline = textOf(node, 'headline');
    return unless(
      headline !== null && page.h1.includes(inOneLine(headline)),
      headline === null ? 'the article has no headline in JSON-LD' : `JSON-LD says "${headline}", the h1 another`,
    );
  }),
  of('dates with their offset', google, (node) => [
    ...['datePublished', 'dateModified']
      .filter((name) => !hasOffset(textOf(node, name) ?? ''))
      .map((name) => `${name} is ${textOf(node, name) ?? 'missing'}; write a date with time and zone`),
    ...unless(
      !(Date.parse(textOf(node, 'dateModified') ?? '') < Date.parse(textOf(node, 'datePublished') ?? '')),
      'dateModified lies before datePublished',
    ),
  ]),
  of('nothing is from the future', google, (node, { site }) =>
    ['datePublished', 'dateModified']
      .filter((name) => Date.parse(textOf(node, name) ?? '') > Date.parse(site.now) + minute)
      .map((name) => `${name} is ${textOf(node, name)}, and it is ${site.now}`),
  ),
  of('authors with their pages', google, (node, { data, site }) => {
    const authors = thingsOf(data, node, 'author');
    if (authors.length === 0) return ['the article has no author'];
    return authors.flatMap((author) => [
      ...unless(textOf(author, 'name') !== null, 'an author has no name'),
      ...unless(
        pathOn(textOf(author, 'url') ?? '', site.url) !== null && textOf(author, 'url') !== null,
        `the author ${textOf(author, 'name') ?? '?'} has no url on ${site.url}`,
      ),
    ]);
  }),
  of('pictures in three shapes', google, (node, { data }) => {
    const pictures = picturesOf(thingsOf(data, node, 'image'), valuesOf(node, 'image'));
    if (pictures.length === 0) return [];
    const missing = Object.entries(shapes).filter(([, ratio]) => !pictures.some((each) => hasRatio(each, ratio)));
    return missing.map(([name]) => `there is no picture of ${name}`);
  }),
  of(
    'pictures of 1200 pixels',
    google,
    (node, { data }) => {
      const pictures = picturesOf(thingsOf(data, node, 'image'), valuesOf(node, 'image'));
      if (pictures.length === 0) return ['the article has no picture; search engines show it without one'];
      const narrowest = Math.min(...pictures.map(({ width }) => width ?? Infinity));
      return unless(
        narrowest >= smallestWidth,
        `in one of its shapes the picture is narrower than ${smallestWidth} pixels`,
      );
    },
    'warning',
  ),
  of('what it belongs to', 'https://schema.org/Article', (node, { path, site }) => {
    const page = valuesOf(node, 'mainEntityOfPage')[0];
    const address = textOf(node, 'url') ?? (isNode(page) ? textOf(page, '@id') : (page as string | undefined));
    return [
      ...unless(valuesOf(node, 'articleSection').length > 0, 'there is no articleSection'),
      ...unless(typeof node.wordCount === 'number', 'wordCount is no number'),
      ...unless(node.isAccessibleForFree !== undefined, 'isAccessibleForFree is missing'),
      ...unless(textOf(node, 'inLanguage') !== null, 'inLanguage is missing'),
      ...unless(
        typeof address === 'string' && sameAddress(address, site.url + path),
        `its url is ${address ?? 'missing'}, not the page's own`,
      ),
    ];
  }),
  of('a publisher with its logo', google, (node, { data }) => {
    const [publisher] = thingsOf(data, node, 'publisher');
    if (!publisher) return ['the article has no publisher'];
    const logo = [...thingsOf(data, publisher, 'logo'), ...valuesOf(publisher, 'logo')];
    return [
      ...unless(textOf(publisher, 'name') !== null, 'the publisher has no name'),
      ...unless(logo.length > 0, 'the publisher has no logo'),
    ];
  }),
  rule('live coverage says since when', 'https://schema.org/LiveBlogPosting', ({ data, page }) => {
    const coverages = nodesOfType(data, isLiveCoverage);
    return [
      ...unless(coverages.length > 0 || !page.isLive, 'the coverage goes on, and there is no LiveBlogPosting'),
      ...coverages.flatMap((coverage) => coverageProblems(data, coverage, page.isLive)),
    ];
  }),
];

const minute = 60_000;

function coverageProblems(data: StructuredData, coverage: Node, isLive: boolean): string[] {
  const [start, end] = [textOf(coverage, 'coverageStartTime'), textOf(coverage, 'coverageEndTime')];
  const updates = thingsOf(data, coverage, 'liveBlogUpdate');
  return [
    ...unless(hasOffset(start ?? ''), 'coverageStartTime is no date with time and zone'),
    ...unless(
      isLive || hasOffset(end ?? ''),
      'the coverage has ended, and coverageEndTime is no date with time and zone',
    ),
    ...updates
      .filter((update) => !hasOffset(textOf(update, 'datePublished') ?? ''))
      .map(() => 'an update of the coverage has no datePublished with time and zone'),
    ...updates
      .filter((update) => textOf(update, 'headline') === null && textOf(update, 'articleBody') === null)
      .map(() => 'an update of the coverage has neither headline nor articleBody'),
  ];
}

/** A rule on the articles of an article's page. */
function rule(
  name: string,
  source: string,
  check: (visit: Visit, articles: readonly Node[]) => string[],
  level: 'problem' | 'warning' = 'problem',
): Rule<Visit> {
  return {
    name,
    source,
    level,
    check: (visit) => (visit.type === 'article' && visit.indexable ? check(visit, articlesOf(visit)) : []),
  };
}

/** A rule on the article that the page is about; nothing where it is not known which that is. */
function of(
  name: string,
  source: string,
  check: (article: Node, visit: Visit) => string[],
  level: 'problem' | 'warning' = 'problem',
): Rule<Visit> {
  return rule(name, source, (visit, articles) => (articles.length === 1 ? check(articles[0]!, visit) : []), level);
}

/**
 * The articles that the graph describes as a whole: what is only named, as in a list, has no author. Live coverage
 * stands beside its article, or for it.
 */
function articlesOf({ data }: Visit): Node[] {
  const whole = (isType: (type: string) => boolean) =>
    nodesOfType(data, isType).filter((node) => node.author !== undefined || node.mainEntityOfPage !== undefined);
  const articles = whole(isNewsArticle);
  return articles.length > 0 ? articles : whole(isLiveCoverage);
}

interface SizedPicture {
  width: number | null;
  height: number | null;
}

/** Sizes as JSON-LD says them, or as an address of ours does: `…/16x9-1600.jpeg`. */
function picturesOf(things: readonly Node[], values: readonly unknown[]): SizedPicture[] {
  const addresses = values.filter((value): value is string => typeof value === 'string');
  return [
    ...things.map((thing) => sizeOf(thing) ?? sizeIn(textOf(thing, 'url') ?? textOf(thing, 'contentUrl') ?? '')),
    ...addresses.map(sizeIn),
  ];
}

function sizeOf(thing: Node): SizedPicture | null {
  const [width, height] = [thing.width, thing.height].map((side) => (isNode(side) ? Number(side.value) : Number(side)));
  return width && height ? { width, height } : null;
}

function sizeIn(address: string): SizedPicture {
  const [, across, down, width] = /\/(\d+)x(\d+)-(\d+)\.\w+$/.exec(address) ?? [];
  if (!width) return { width: null, height: null };
  return { width: Number(width), height: (Number(width) * Number(down)) / Number(across) };
}

function hasRatio({ width, height }: SizedPicture, ratio: number): boolean {
  // What says nothing of its size may be of any.
  if (width === null || height === null) return true;
  // A small picture has the shape as nearly as whole pixels allow.
  return Math.abs(width / height - ratio) < 0.02 || Math.abs(width - height * ratio) <= 1;
}
