import type { Root } from 'mdast';
import type { Compilation } from './context.ts';
import { visit } from './visit.ts';

interface Opened {
  line: number;
  name: string;
  colons: string;
  /** Whether one inside it has as many colons: the parser takes the first ::: for the end of both. */
  isTooNarrow: boolean;
}

/**
 * Finds the directives that are never closed, as writers count: a fence closes the last that is open. The parser closes the
 * outermost, and would blame the next directive for one that was left open.
 */
export function directiveFences({ lines, problems, unclosed }: Compilation) {
  return (tree: Root): void => {
    const openings = new Map<number, string>();
    const code = new Set<number>();
    visit(tree, (node) => {
      const { start, end } = node.position ?? {};
      if (!start || !end) return;
      if (node.type === 'containerDirective') openings.set(start.line, node.name);
      if (node.type === 'code' || node.type === 'html') for (let l = start.line; l <= end.line; l++) code.add(l);
    });
    if (openings.size === 0) return;

    const open: Opened[] = [];
    const say = ({ line, name, colons }: Opened, problem: string, instead: string) => {
      unclosed.push(line);
      problems.push({ line, problem: `${colons}${name} ${problem}`, instead, severity: 'error' });
    };
    const sayOpen = (left: Opened) => {
      const instead = `write ${left.colons} on a line of its own after it; a directive round another one has more colons (::::)`;
      say(left, 'is never closed', instead);
    };
    for (const [before, text] of lines.entries()) {
      const line = before + 1;
      const name = openings.get(line);
      const colons = /:{3,}/.exec(text)?.[0] ?? ':::';
      if (name !== undefined) {
        const outer = open.at(-1);
        if (outer && outer.colons.length <= colons.length) outer.isTooNarrow = true;
        open.push({ line, name, colons, isTooNarrow: false });
      } else if (!code.has(line) && /^[\s>]*:{3,}\s*$/.test(text)) {
        const same = open.findLastIndex((each) => each.colons === colons);
        const index = same >= 0 ? same : open.findLastIndex((each) => each.colons.length < colons.length);
        const [last, ...within] = index < 0 ? [] : open.splice(index);
        if (!last) continue;
        within.forEach(sayOpen);
        if (last.isTooNarrow) {
          const more = `${last.colons}:`;
          say(
            last,
            'has another directive inside with as many colons',
            `write ${more}${last.name} and ${more} round it`,
          );
        }
      }
    }
    open.forEach(sayOpen);
  };
}
