import type { Nodes, Root } from 'hast';
import { nestedTooDeep } from './bound-markdown.ts';
import { lineOf } from './elements.ts';
import { isBlockName } from './flow.ts';
import { limits, tooMany } from './limits.ts';
import { everyTag, selfEnding } from './tags.ts';

/** Elements that the HTML parser opens again in every block until they are closed. */
const formatting = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

/**
 * Holds raw HTML against what the HTML parser would make of it: every block inside `<b a=1><b a=2>…` has all of them
 * again. Runs before that parser.
 *
 * @throws TooComplicated
 */
export function boundRawHtml() {
  return (tree: Root): void => {
    const open = new Map<string, number>();
    let [formats, depth, reopened] = [0, 0, 0];
    const block = (line: number) => {
      reopened += formats;
      if (reopened > limits.reopened && formats > 0)
        throw tooMany(
          line,
          'reopened',
          'elements that have to be opened again',
          'close <b>, <i>, <a> and the like where they end',
        );
    };
    const read = (html: string, line: number) => {
      for (const [, slash, written = '', rest = ''] of html.matchAll(everyTag)) {
        const name = written.toLowerCase();
        const key = formatting.has(name) ? name : `<${name}`;
        const count = open.get(key) ?? 0;
        if (slash) {
          if (count === 0) continue;
          open.set(key, count - 1);
          if (formatting.has(name)) formats--;
          else depth--;
        } else if (formatting.has(name)) {
          open.set(key, count + 1);
          formats++;
        } else {
          block(line);
          if (selfEnding.has(name) || rest.endsWith('/')) continue;
          open.set(key, count + 1);
          depth++;
        }
        if (depth + formats > limits.depth) throw nestedTooDeep(line);
      }
    };
    const nodes: Nodes[] = [tree];
    for (let node = nodes.pop(); node; node = nodes.pop()) {
      if ((node.type as string) === 'raw') read((node as unknown as { value: string }).value, lineOf(node));
      else if (node.type === 'element' && isBlockName(node.tagName)) block(lineOf(node));
      if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) nodes.push(node.children[i]!);
    }
  };
}

/** Holds the whole HTML against the depth and the number of nodes that the steps after this can bear. @throws TooComplicated */
export function boundHtml() {
  return (tree: Root): void => {
    let level: { node: Nodes; line: number }[] = [{ node: tree, line: 1 }];
    let count = 0;
    for (let depth = 0; level.length > 0; depth++) {
      const [first] = level;
      if (depth > limits.depth) throw nestedTooDeep(first!.line);
      count += level.length;
      if (count > limits.nodes)
        throw tooMany(first!.line, 'nodes', 'elements and pieces of text', 'make several articles of it');
      level = level.flatMap(({ node, line }) =>
        'children' in node ? node.children.map((child) => ({ node: child, line: lineOf(child, line) })) : [],
      );
    }
  };
}
