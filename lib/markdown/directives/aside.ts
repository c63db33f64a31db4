import type { Root } from 'hast';
import { visit } from '../visit.ts';
import { element, hasClass, isElement } from '../elements.ts';
import type { Renderer } from './renderer.ts';

/** `:::aside{title}` text `:::`: a box beside the text. Its id is given once all of them are known. */
export const aside: Renderer = ({ attributes }, children) => {
  const { title } = attributes;
  const className = ['aside', 'marginal'];
  if (!title) return element('aside', { className, ariaLabel: 'Aside' }, ...children);
  return element('aside', { className }, element('h2', {}, title), '\n', ...children);
};

/**
 * Names every aside by its heading, and makes our boxes sections: they are a part of the article, and readers' modes and
 * crawlers throw asides away. Runs after the ids and the levels of the text's own headings are settled.
 */
export function labelAsides() {
  return (tree: Root): void => {
    const count = { aside: 0, related: 0 };
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'aside') return;
      const kind = hasClass(node, 'related') ? 'related' : 'aside';
      if (kind === 'aside' && hasClass(node, 'aside')) node.tagName = 'section';
      const heading = node.children[0];
      if (node.properties.ariaLabel || !isElement(heading)) return;
      const id = `${kind}-${++count[kind]}`;
      heading.properties.id = id;
      node.properties.ariaLabelledBy = [id];
    });
  };
}
