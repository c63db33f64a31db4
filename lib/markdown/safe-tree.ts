import type { Nodes, Root } from 'hast';
import type { Compilation } from './context.ts';
import { element } from './elements.ts';
import { htmlTree } from './pipeline.ts';

/** Far beyond any text, and far from the end of the stack, which every step that descends would reach. */
const deepest = 100;

/** The HTML of any text at all: one that is nested without end is given as plain paragraphs. */
export function safeTree(compilation: Compilation): Root {
  try {
    const tree = htmlTree(compilation);
    if (depthOf(tree) <= deepest) return tree;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  compilation.problems.push({
    line: 1,
    problem: 'quotations, lists or HTML elements are nested more than 100 deep',
    instead: 'close them, or nest them less',
    severity: 'error',
  });
  const paragraphs = compilation.markdown.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  return { type: 'root', children: paragraphs.map((paragraph) => element('p', {}, paragraph)) };
}

function depthOf(tree: Root): number {
  let level: Nodes[] = [tree];
  let depth = -1;
  while (level.length > 0) {
    level = level.flatMap((node) => ('children' in node ? node.children : []));
    depth++;
  }
  return depth;
}
