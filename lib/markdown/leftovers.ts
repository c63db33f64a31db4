import type { Element, Nodes, Root } from 'hast';
import type { Compilation } from './context.ts';
import { isElement, lineOf } from './elements.ts';
import { isBlock } from './flow.ts';
import { foreignKinds } from './foreign-kinds.ts';
import { leftovers } from './leftover-kinds.ts';
import { plainText } from './plain-text.ts';

/** Of one kind in one text; whoever has more has read enough. */
const mostOfAKind = 20;

/** Warns of Markdown and HTML that come out as they were written; in code that is as it should be. */
export function warnOfLeftovers(tree: Root, compilation: Compilation): void {
  const blocks = leafBlocks(tree).map(({ node, line }) => ({ text: plainText(node, isProse), line }));
  const known = new Set(compilation.problems.map(({ line }) => line));
  const said = new Set<string>();
  for (const [pattern, instead] of [...leftovers, ...foreignKinds]) {
    const every = new RegExp(pattern.source, `${pattern.flags}g`);
    let count = 0;
    for (const { text, line: first } of blocks) {
      for (const [found] of text.matchAll(every)) {
        const line = writtenAt(found, first, compilation);
        // Another step knew why, and said so; or another pattern.
        if (line === null || [line - 1, line, line + 1].some((near) => known.has(near)) || said.has(`${line}`))
          continue;
        if (++count > mostOfAKind) break;
        said.add(`${line}`);
        compilation.problems.push({
          line,
          problem: `readers would see "${found.trim().slice(0, 60)}"`,
          instead: `if that was meant as ${instead}`,
          severity: 'warning',
        });
      }
    }
  }
}

/** Not code, where source is meant. */
const isProse = (node: Nodes): boolean => !isElement(node, 'pre', 'code', 'kbd', 'samp');

/** The blocks that have text of their own, with the line each begins at. */
function leafBlocks(tree: Root): { node: Element; line: number }[] {
  const found: { node: Element; line: number }[] = [];
  const walk = (parent: Root | Element, before: number) => {
    for (const child of parent.children) {
      if (!isElement(child)) continue;
      const line = lineOf(child, before);
      const isWhole = !child.children.some((inside) => isElement(inside) && isBlock(inside));
      if (!isProse(child)) continue;
      if (isWhole && !isElement(child, 'table', 'thead', 'tbody', 'tr')) found.push({ node: child, line });
      else walk(child, line);
    }
  };
  walk(tree, 1);
  return found;
}

/**
 * The line on which something is written that readers would see, looked for from the line of its block on; null where
 * a backslash says that it is meant.
 */
function writtenAt(found: string, first: number, { lines }: Compilation): number | null {
  // Typography may have changed the rest of it.
  const [start = ''] = /^[^“”‘’„«»…–—]{1,24}/.exec(found.trim()) ?? [];
  const pattern = start
    .replace(/[^\p{L}\p{N}\s]/gu, (sign) => `\\\\?\\u{${sign.codePointAt(0)!.toString(16)}}`)
    .replace(/\s+/g, '\\s+');
  const source = lines.slice(first - 1, first + 400).join('\n');
  const at = start ? new RegExp(pattern, 'u').exec(source) : null;
  if (at?.[0].includes('\\')) return null;
  return first + (at ? source.slice(0, at.index).split('\n').length - 1 : 0);
}
