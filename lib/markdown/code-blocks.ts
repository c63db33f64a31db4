import type { Root } from 'hast';
import { visit } from './visit.ts';

/** Lets those who have no mouse scroll long lines of code. A group, not a region: a text may have many. */
export function codeBlocks() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (node.tagName === 'pre') Object.assign(node.properties, { tabIndex: 0, role: 'group', ariaLabel: 'Code' });
    });
  };
}
