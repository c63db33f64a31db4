import type { Element, Root, RootContent } from 'hast';
import { classesOf, childElements, element, hasClass, isElement } from './elements.ts';

/** Marks the first paragraph of an article, and its end. */
export function markOpeningAndEnd(tree: Root): void {
  const body = tree.children.filter((node): node is Element => isElement(node) && !hasClass(node, 'notes'));
  const opening = body.find((node) => isElement(node, 'p') && !hasClass(node, 'pull'));
  if (opening) opening.properties.className = [...classesOf(opening), 'opening'];

  const end = body.map(endOf).findLast((node) => node !== null);
  end?.children.push(element('span', { className: ['endmark'], ariaHidden: 'true' }));
}

/** The element whose last words are the last of a block of running text; null for tables, figures, asides. */
function endOf(node: RootContent): Element | null {
  if (isElement(node, 'p')) return hasClass(node, 'pull') ? null : node;
  if (!isElement(node, 'ul', 'ol', 'blockquote', 'li')) return null;
  const last = childElements(node).at(-1);
  const inside = last ? endOf(last) : null;
  return inside ?? (isElement(node, 'li') ? node : null);
}
