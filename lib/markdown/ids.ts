import type { Parents, Root } from 'hast';
import { pageAnchors } from '#lib/news/urls.ts';
import { visit } from './visit.ts';
import { attribute, element, isElement, lineOf } from './elements.ts';
import type { Compilation } from './context.ts';

/** The prefix of ids that a text may not have as written. The allow-list gives it to all of raw HTML. */
const prefix = 'c-';

/** Ids of the pages themselves; a heading that would have one is prefixed. */
const reserved = new Set(
  (
    'alt appearance authors bio body breaking correction correction-title corrections dek drawer email find first focus ' +
    'focus-title follow footer front header headline hero in-focus keep-reading key-points latest letter live main masthead ' +
    'more nameplate newer newsletter newsletter-title notes notice onward opinion page permalink permalink-url preview ' +
    'publish q quick related search section sections share skip slug stories story tags teaser text theme-dark theme-light ' +
    'top topic topics update updates'
  ).split(' '),
);

/** Ids that we number ourselves, and what the pages number. */
const numbered = /^(?:note|ref|aside|related|update|u|reading|quick|c)-/;

/** Makes the ids of headings (by rehype-slug) and of raw HTML unique and harmless. */
export function authorIds() {
  return (tree: Root): void => {
    const taken = new Set<string>();
    /** By id: the number that the last of this name got. */
    const numbers = new Map<string, number>();
    visit(tree, 'element', (node) => {
      const written = node.properties.id;
      if (written === undefined) return;
      const id = String(written).trim().replace(/\s+/g, '-');
      const isOurs = !/^h[1-6]$/.test(node.tagName) || id.startsWith(prefix);
      let free = isOurs || (id !== '' && !reserved.has(id) && !numbered.test(id)) ? id : prefix + (id || 'heading');
      const name = id || `${prefix}heading`;
      let n = numbers.get(name) ?? 1;
      while (taken.has(free)) free = `${name}-${++n}`;
      numbers.set(name, n);
      taken.add(free);
      node.properties.id = free;
    });
  };
}

/** Links within the text follow ids that were prefixed. */
export function samePageLinks({ problems }: Compilation) {
  return (tree: Root): void => {
    const ids = idsOf(tree);
    visit(tree, 'element', (node) => {
      const href = attribute(node, 'href');
      if (!isElement(node, 'a') || !href.startsWith('#') || href === '#') return;
      const id = decoded(href.slice(1));
      if (ids.has(id)) return;
      if (ids.has(prefix + id)) {
        node.properties.href = `#${prefix}${href.slice(1)}`;
        return;
      }
      if (pageAnchors.includes(id)) return;
      problems.push({
        line: lineOf(node),
        problem: `nothing in the text is called ${href}`,
        instead: 'link to a heading: its words in lower case, joined with hyphens',
        severity: 'warning',
      });
    });
  };
}

/**
 * Gives a heading's id to an anchor within it, but where the heading names its box.
 *
 * Readers' modes throw away whatever has a class or an id with a word of page furniture in it, and the id of a heading
 * is made of the writer's words: "Share your roadmap" would be taken for a row of buttons.
 */
export function headingAnchors() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, _index, parent) => {
      const { id } = node.properties;
      if (!/^h[1-6]$/.test(node.tagName) || id === undefined || namesItsBox(String(id), parent)) return;
      delete node.properties.id;
      node.children.unshift(element('span', { id }));
    });
  };
}

function namesItsBox(id: string, box: Parents | undefined): boolean {
  const names = box && isElement(box) ? box.properties.ariaLabelledBy : undefined;
  return Array.isArray(names) && names.includes(id);
}

/** Puts a prefix before every id and every reference to one, for texts that share a page with others. */
export function prefixIds(tree: Root, idPrefix: string): void {
  visit(tree, 'element', ({ properties }) => {
    if (properties.id !== undefined) properties.id = `${idPrefix}${String(properties.id)}`;
    if (typeof properties.href === 'string' && /^#./.test(properties.href)) {
      properties.href = `#${idPrefix}${properties.href.slice(1)}`;
    }
    if (Array.isArray(properties.ariaLabelledBy)) {
      properties.ariaLabelledBy = properties.ariaLabelledBy.map((id) => `${idPrefix}${id}`);
    }
  });
}

export function idsOf(tree: Root): Set<string> {
  const ids = new Set<string>();
  visit(tree, 'element', (node) => {
    if (node.properties.id !== undefined) ids.add(String(node.properties.id));
  });
  return ids;
}

/** A fragment as ids are written; as it stands when it is not percent-encoded rightly. */
export function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
