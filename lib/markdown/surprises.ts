import type { Code, Emphasis, Heading, Nodes, Parents, Root } from 'mdast';
import type { Compilation } from './context.ts';

/** A title is short and no statement, or it is underlined in its whole length. */
const longestTitle = 120;
const sentenceEnd = /[.…:;,。।۔።]["'”’»“)\]]{0,3}$/u;
const longestRule = 7;

/** Says what Markdown makes of lines that a writer may have meant otherwise. */
export function surprises(compilation: Compilation) {
  return (tree: Root): void => {
    const firsts: number[] = [];
    const parents: Parents[] = [tree];
    for (let parent = parents.pop(); parent; parent = parents.pop()) {
      parent.children = (parent.children as Nodes[]).flatMap((node): Nodes[] => {
        if (node.type === 'code') indented(node, compilation);
        if (node.type === 'emphasis') mergeField(node, compilation);
        if (node.type === 'heading' && node.depth === 1) firsts.push(node.position?.start.line ?? 1);
        return node.type === 'heading' && node.depth === 2 ? underlined(node, compilation) : [node];
      }) as Parents['children'];
      for (const child of parent.children as Nodes[]) if ('children' in child) parents.push(child);
    }
    sayFirstLevel(
      firsts.sort((a, b) => a - b),
      compilation,
    );
  };
}

/** Four spaces or a tab before a paragraph make it code. */
function indented({ position, value }: Code, { markdown, problems }: Compilation): void {
  if (!position || /^(?:`{3}|~{3})/.test(markdown.slice(position.start.offset, position.start.offset! + 3))) return;
  problems.push({
    line: position.start.line,
    problem: `"${value.trim().slice(0, 40)}" is indented by four spaces or a tab, so it is printed as code`,
    instead: 'write text without spaces before it; round code write ``` on lines of their own',
    severity: 'warning',
  });
}

/** `*|FNAME|*` of a form letter: its stars would make it italics. */
function mergeField({ position }: Emphasis, { markdown, problems }: Compilation): void {
  const source = markdown.slice(position?.start.offset, position?.end.offset);
  if (!position || !/^\*\|[A-Z][A-Z\d_:]{0,60}\|\*$/.test(source)) return;
  problems.push({
    line: position.start.line,
    problem: `"${source}" is a field of a form letter, and nothing fills it in here`,
    instead: 'write the words themselves',
    severity: 'warning',
  });
}

/**
 * A line of hyphens right under text makes a heading of it. Under a title that is meant, and under a question; under a sentence it is a rule, as
 * it would be behind an empty line.
 */
function underlined(heading: Heading, { lines, markdown, problems }: Compilation): Nodes[] {
  const { start, end } = heading.position ?? {};
  if (!start || !end || !/^[\s>]*-+\s*$/.test(lines[end.line - 1] ?? '')) return [heading];
  const hyphens = /-+/.exec(lines[end.line - 1]!)![0].length;
  const source = markdown.slice(start.offset, end.offset).replace(/\s[\s>]*-+\s*$/, '');
  const isSentence =
    source.includes('\n') || (hyphens <= longestRule && (source.length > longestTitle || sentenceEnd.test(source)));
  if (!isSentence && hyphens > longestRule) return [heading];
  problems.push({
    line: end.line,
    problem: isSentence
      ? `the hyphens under "${source.slice(-40)}" are printed as a rule`
      : `the hyphens under "${source}" make it a heading`,
    instead: 'leave an empty line before a rule; write a heading as ## and its words',
    severity: 'warning',
  });
  if (!isSentence) return [heading];
  const { children, position } = heading;
  return [
    { type: 'paragraph', children, position },
    { type: 'thematicBreak', position: { start: end, end } },
  ];
}

function sayFirstLevel([first, ...others]: number[], { problems }: Compilation): void {
  if (first === undefined) return;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  problems.push({
    line: first,
    problem: `a heading of the first level in the text${more} is printed as one of the second: the first is the headline`,
    instead: 'begin headings with ##',
    severity: 'warning',
  });
}
