import { pathOn } from '../places.ts';
import { unless, type Rule } from '../rule.ts';
import { idsOf, nodesOfType, textOf, thingsOf, typesOf, valuesOf, isNode, type Node } from '../structured-data.ts';
import type { Visit } from '../visit.ts';

const google = 'https://developers.google.com/search/docs/appearance/structured-data';

/** What schema.org calls a list, an author's page, the front: by type of page. */
const expected: ReadonlyMap<string, readonly string[]> = new Map([
  ['front', ['WebSite']],
  ['list', ['CollectionPage']],
  ['author', ['ProfilePage']],
]);

/** JSON-LD of every page. */
export const graphRules: readonly Rule<Visit>[] = [
  {
    name: 'structured data can be read',
    level: 'problem',
    source: 'https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents',
    check: ({ data, page }) => [
      ...data.broken.map((message) => `a block of JSON-LD is no JSON: ${message}`),
      ...page.scripts
        .filter(({ type, text }) => type === 'application/ld+json' && /[<\u2028\u2029]/.test(text))
        .map(() => 'a block of JSON-LD has < or U+2028/9 in it, which is not escaped'),
    ],
  },
  {
    name: 'one graph',
    level: 'problem',
    source: `${google}/intro-structured-data`,
    check: ({ data, indexable }) => {
      if (data.blocks === 0) return unless(!indexable, 'there is no JSON-LD');
      return unless(data.blocks === 1, `there are ${data.blocks} blocks of JSON-LD; write one graph`);
    },
  },
  {
    name: 'ids of the graph are its own',
    level: 'problem',
    source: 'https://www.w3.org/TR/json-ld11/#node-identifiers',
    check: ({ data, site }) => {
      const ids = idsOf(data);
      return [
        ...contradictions(data.nodes),
        ...[...new Set([...ids, ...data.references])]
          .filter((id) => pathOn(id, site.url) === null)
          .map((id) => `the @id ${id} is not on ${site.url}`),
      ];
    },
  },
  {
    name: 'ids of the graph resolve',
    level: 'problem',
    source: 'https://www.w3.org/TR/json-ld11/#node-identifiers',
    check: ({ data, site, path }) => {
      const ids = idsOf(data);
      // What another page describes is looked for there.
      return [...new Set(data.references)]
        .filter((id) => !ids.includes(id) && pathOn(id, site.url) === path)
        .map((id) => `${id} is referred to, and not described`);
    },
  },
  {
    name: 'a page says what it is',
    level: 'problem',
    source: 'https://schema.org/WebPage',
    check: ({ type, data, indexable }) =>
      indexable
        ? (expected.get(type) ?? [])
            .filter((name) => nodesOfType(data, (each) => each === name).length === 0)
            .map((name) => `there is no ${name} in its JSON-LD`)
        : [],
  },
  {
    name: 'breadcrumbs',
    level: 'problem',
    source: `${google}/breadcrumb`,
    check: ({ site, type, data, indexable }) => {
      const crumbs = nodesOfType(data, (name) => name === 'BreadcrumbList');
      const needsOne = indexable && ['article', 'list', 'author'].includes(type);
      if (crumbs.length === 0) return unless(!needsOne, 'there is no BreadcrumbList');
      return crumbs.flatMap((list) => crumbProblems(thingsOf(data, list, 'itemListElement'), site.url));
    },
  },
  {
    name: 'lists name what they list',
    level: 'problem',
    source: 'https://schema.org/ItemList',
    check: ({ site, data }) =>
      nodesOfType(data, (name) => name === 'ItemList').flatMap((list) => {
        const items = thingsOf(data, list, 'itemListElement');
        return [
          ...unless(items.length > 0 || Number(list.numberOfItems) === 0, 'the ItemList is empty'),
          ...items
            .filter((item) => pathOn(addressOf(item) ?? '', site.url) === null || addressOf(item) === null)
            .map((_, i) => `entry ${i + 1} of the ItemList has no address on ${site.url}`),
        ];
      }),
  },
  {
    name: 'the search box',
    level: 'problem',
    source: 'https://schema.org/SearchAction',
    check: ({ type, data }) => {
      if (type !== 'front') return [];
      const sites = nodesOfType(data, (name) => name === 'WebSite');
      const actions = sites.flatMap((node) => thingsOf(data, node, 'potentialAction'));
      const search = actions.find((action) => typesOf(action).includes('SearchAction'));
      if (sites.length === 0) return [];
      if (!search) return ['WebSite has no SearchAction'];
      const [target] = valuesOf(search, 'target');
      const template = isNode(target) ? textOf(target, 'urlTemplate') : target;
      return unless(
        typeof template === 'string' && /\{[^}]+\}/.test(template),
        'the target of SearchAction has no {search_term_string}',
      );
    },
  },
];

/** The same thing may be described in two places, as long as they agree on what both say. */
function contradictions(nodes: readonly Node[]): string[] {
  const described = Map.groupBy(nodes, (node) => textOf(node, '@id'));
  return [...described].flatMap(([id, [first = {}, ...others]]) => {
    const disagrees = (other: Node) =>
      Object.keys(other).find(
        (name) => Object.hasOwn(first, name) && JSON.stringify(other[name]) !== JSON.stringify(first[name]),
      );
    const name = id === null ? undefined : others.map(disagrees).find((found) => found !== undefined);
    return name === undefined ? [] : [`${id} is described in two ways: they disagree on ${name}`];
  });
}

function crumbProblems(items: readonly Node[], siteUrl: string): string[] {
  if (items.length === 0) return ['the BreadcrumbList is empty'];
  return items.flatMap((item, i) => {
    const address = addressOf(item);
    const isLast = i === items.length - 1;
    const name = textOf(item, 'name') ?? (isNode(item.item) ? textOf(item.item, 'name') : null);
    return [
      ...unless(Number(item.position) === i + 1, `crumb ${i + 1} has the position ${String(item.position)}`),
      ...unless(name !== null && name !== '', `crumb ${i + 1} has no name`),
      // Google takes the page's own address where the last one has none.
      ...unless(address !== null || isLast, `crumb ${i + 1} has no address`),
      ...unless(address === null || pathOn(address, siteUrl) !== null, `crumb ${i + 1} leads away from ${siteUrl}`),
    ];
  });
}

/** Where a ListItem leads. */
function addressOf(item: Node): string | null {
  const [thing] = valuesOf(item, 'item');
  if (typeof thing === 'string') return thing;
  if (isNode(thing)) return textOf(thing, '@id') ?? textOf(thing, 'url');
  return textOf(item, 'url');
}
