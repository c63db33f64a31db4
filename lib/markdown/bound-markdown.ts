import type { Nodes, Root } from 'mdast';
import type { Data, Processor } from 'unified';
import { visit } from './visit.ts';
import { limits, tooMany, TooComplicated } from './limits.ts';

type Extension = NonNullable<Data['micromarkExtensions']>[number];

const lineOf = (node: Nodes) => node.position?.start.line ?? 1;
const fewer = 'make several articles of it';

/**
 * Counts, while the parser reads a paragraph, what may open or close emphasis, a link or a picture: to pair them off it
 * looks back from each at all before it.
 *
 * @throws TooComplicated
 */
export function boundParagraphs(this: Processor): void {
  const counts = new WeakMap<object, number>();
  const counting: Extension = { text: {} };
  for (const sign of '*_~[]!') {
    counting.text![sign.charCodeAt(0)] = {
      // Never takes anything: the constructs that do come after it.
      tokenize(_effects, _ok, nok) {
        const count = (counts.get(this) ?? 0) + 1;
        counts.set(this, count);
        if (count > limits.marksInParagraph) {
          const { line } = this.now();
          throw tooMany(line, 'marksInParagraph', 'marks in one paragraph', 'divide the paragraph');
        }
        return nok;
      },
    };
  }
  const data = this.data();
  (data.micromarkExtensions ??= []).push(counting);
}

/** Holds the tree of the Markdown against what its HTML would cost. @throws TooComplicated */
export function boundMarkdown() {
  return (tree: Root): void => {
    const destinations = new Map<string, number>();
    visit(tree, 'definition', ({ identifier, url, title }) => {
      if (!destinations.has(identifier)) destinations.set(identifier, url.length + (title?.length ?? 0));
    });
    let [cells, pictures, notes, repeated] = [0, 0, 0, 0];
    walk(tree, (node) => {
      switch (node.type) {
        case 'table':
          // Rows that are shorter than the head are filled up.
          cells += node.children.length * (node.children[0]?.children.length ?? 1);
          if (cells > limits.cells)
            throw tooMany(lineOf(node), 'cells', 'cells in its tables', 'make the table a picture, or shorter');
          break;
        case 'image':
        case 'imageReference':
          if (++pictures > limits.pictures) throw tooMany(lineOf(node), 'pictures', 'pictures', fewer);
          break;
        case 'footnoteReference':
          if (++notes > limits.footnoteReferences)
            throw tooMany(lineOf(node), 'footnoteReferences', 'marks of footnotes', fewer);
          break;
      }
      if (node.type === 'linkReference' || node.type === 'imageReference') {
        repeated += destinations.get(node.identifier) ?? 0;
        if (repeated > limits.repeated)
          throw tooMany(
            lineOf(node),
            'repeated',
            'characters in addresses that are repeated',
            'write shorter addresses',
          );
      }
    });
  };
}

/** Visits a tree without recursion, so that no depth is too much for it. */
function walk(tree: Root, visitor: (node: Nodes) => void): void {
  let level: Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.depth) throw nestedTooDeep(lineOf(level[0]!));
    for (const node of level) visitor(node);
    level = level.flatMap((node) => ('children' in node ? (node.children as Nodes[]) : []));
  }
}

export const nestedTooDeep = (line: number) =>
  new TooComplicated(
    line,
    `quotations, lists or HTML elements are nested more than ${limits.depth} deep`,
    'close them, or nest them less',
  );
