import type { Paragraph, Root, RootContent } from 'mdast';
import remarkDirective from 'remark-directive';
import type { Options } from 'remark-rehype';
import type { Processor } from 'unified';
import { visit } from './visit.ts';
import { lineAt } from './bound-source.ts';
import type { Compilation } from './context.ts';
import { directiveNames } from './directives/known.ts';
import { element, text } from './elements.ts';

type Handlers = NonNullable<Options['handlers']>;
type State = Parameters<NonNullable<Handlers['text']>>[0];
type BlockDirective = Extract<RootContent, { type: 'containerDirective' | 'leafDirective' }>;

/**
 * Understands `::name` and `:::name`, and leaves `:name` alone.
 *
 * A single colon is ordinary prose ("at 10:30", "3:1"), so the syntax for directives within a line is taken
 * out before the parser learns of it.
 */
export function blockDirectives(this: Processor): void {
  remarkDirective.call(this);
  delete this.data().micromarkExtensions?.at(-1)?.text;
}

/**
 * Turns directives into placeholders that raw HTML parsing and the allow-list let through.
 *
 * A placeholder carries only an index, so raw HTML that imitates one gains nothing.
 */
export function placeholders(compilation: Compilation): Handlers {
  const placeholder = (state: State, node: BlockDirective) => {
    const line = node.position?.start.line ?? 1;
    const attributes = Object.fromEntries(Object.entries(node.attributes ?? {}).map(([k, v]) => [k, v ?? '']));
    checkForm(node, line, compilation);
    const index = compilation.directives.push({ name: node.name, attributes, line }) - 1;

    const known = directiveNames.includes(node.name);
    const children =
      known || node.type === 'containerDirective' ? state.all(node) : [text(sourceOf(node, compilation))];
    const result = element('div', { dataDirective: String(index) }, ...children);
    state.patch(node, result);
    return result;
  };
  return { containerDirective: placeholder, leafDirective: placeholder };
}

/** Of one that is closed where the parser does not see it: outside the list or quotation that it stands in. */
function checkForm(node: BlockDirective, line: number, { lines, problems, unclosed }: Compilation): void {
  if (node.type === 'leafDirective' || unclosed.length > 0) return;
  const colons = /:{3,}/.exec(lines[line - 1] ?? '')?.[0] ?? ':::';
  const end = node.position?.end;
  // Up to where it ends: a directive inside another may end before the fence of the outer one.
  const last = (lines[(end?.line ?? line) - 1] ?? '').slice(0, (end?.column ?? 1) - 1);
  const fence = /^[\s>]*(:{3,})\s*$/.exec(last)?.[1] ?? '';
  if (fence.length >= colons.length) return;
  problems.push({
    line,
    problem: `${colons}${node.name} is never closed`,
    instead: `write ${colons} on a line of its own after it; a directive round another one has more colons (::::)`,
    severity: 'error',
  });
}

function sourceOf(node: BlockDirective, { markdown }: Compilation): string {
  return markdown.slice(node.position?.start.offset, node.position?.end.offset);
}

/** Reports lines that were meant as directives and would be printed as they stand. */
export function strayDirectives({ markdown, problems, unclosed }: Compilation) {
  const meant = new RegExp(`^[ \\t]*(?::{3,}.*|::(?:${directiveNames.join('|')})\\b.*)$`, 'gm');
  return (tree: Root): void => {
    visit(tree, 'paragraph', (node: Paragraph) => {
      if (node.children[0]?.type !== 'text') return;
      const { start, end } = node.position ?? {};
      const source = markdown.slice(start?.offset, end?.offset);
      let [line, at] = [start?.line ?? 1, 0];
      for (const match of source.matchAll(meant)) {
        line += lineAt(source.slice(at, match.index), Infinity) - 1;
        at = match.index;
        if (unclosed.length > 0 && /^\s*:+\s*$/.test(match[0])) continue;
        problems.push({
          line,
          problem: `"${match[0].trim().slice(0, 60)}" is printed as it stands`,
          instead: 'close every quotation mark and brace of a directive, and write :::name without a space',
          severity: 'error',
        });
      }
    });
  };
}
