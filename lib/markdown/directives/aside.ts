import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { element, hasClass, isElement } from '../elements.ts';
import type { Renderer } from './renderer.ts';

/** `:::aside{title}` text `:::`: a box beside the text. Its id is given once all of them are known. */
export const aside: Renderer = ({ attributes }, children) => {
  const { title } = attributes;
  const className = ['aside', 'marginal'];
  if (!title) return element('aside', { className, ariaLabel: 'Aside' }, ...children);
  return element('aside', { className }, element('h2', {}, title), '\n', ...children);
};

/** Names every aside by its heading. Runs after the ids of the text's own headings are settled. */
export function labelAsides() {
  return (tree: Root): void => {
    const count = { aside: 0, related: 0 };
    visit(tree, 'element', (node) => {
      const heading = node.children[0];
      if (!isElement(node, 'aside') || node.properties.ariaLabel || !isElement(heading)) return;
      const kind = hasClass(node, 'related') ? 'related' : 'aside';
      const id = `${kind}-${++count[kind]}`;
      heading.properties.id = id;
      node.properties.ariaLabelledBy = [id];
    });
  };
}
