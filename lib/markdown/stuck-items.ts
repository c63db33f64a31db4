import type { Nodes, Paragraph, Parents, Root } from 'mdast';
import type { Compilation } from './context.ts';

/** A sign of a list that Markdown does not take for one: without a blank behind it, or one that it does not know. */
const item = /^[\s>]*(?:(?:[-+]|\*(?=[^*]*$)|\d{1,3}[.)])(?=\p{L})|[•·▪◦‣●○–](?=\s+[\p{L}\p{N}]))/u;
const smallItem = /^[\s>]*[-+](?=\p{Ll})/u;
const definition = /^[\s>]*:\s+\S/;

/** Names lines that look like a list or definitions, but run on as one paragraph. */
export function stuckItems({ lines, problems }: Compilation) {
  const say = ({ position }: Paragraph, follows: string) => {
    if (!position) return;
    const first = position.start.line;
    const own = lines.slice(first - 1, position.end.line).map((line) => line.slice(0, 200));
    const items = own.flatMap((line, index) => (item.test(line) ? [index] : []));
    // One among other lines may be a sentence; a first one alone is a list where it goes on in small letters.
    const isList = items.length > 1 || (items[0] === 0 && (smallItem.test(own[0]!) || follows.endsWith(':')));
    const isBehindColon = items.length === 1 && items[0]! > 0 && /:\s*$/.test(own[items[0]! - 1]!);
    const at = isList || isBehindColon ? items[0]! : own.findIndex((line, index) => index > 0 && definition.test(line));
    if (at < 0) return;
    problems.push({
      line: first + at,
      problem: `"${own[at]!.trim().slice(0, 40)}" is printed as text, not as an item of a list`,
      instead: 'begin items with "- " or "1. ", with a blank behind it; write an empty line between sentences',
      severity: 'warning',
    });
  };
  return (tree: Root): void => {
    const parents: Parents[] = [tree];
    for (let parent = parents.pop(); parent; parent = parents.pop()) {
      (parent.children as Nodes[]).forEach((child, index) => {
        if (child.type !== 'paragraph') {
          if ('children' in child) parents.push(child);
          return;
        }
        const before = parent.children[index - 1]?.position?.end.line;
        say(child, before === undefined ? '' : (lines[before - 1] ?? '').trimEnd());
      });
    }
  };
}
