import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from '../visit.ts';
import type { Compilation } from '../context.ts';
import { element, isBlank, isElement } from '../elements.ts';
import { aside } from './aside.ts';
import { checkDirective } from './check.ts';
import { embed } from './embed.ts';
import { figure } from './figure.ts';
import { pullquote } from './pullquote.ts';
import { joinRelated, related } from './related.ts';
import type { Renderer } from './renderer.ts';

const renderers: Readonly<Record<string, Renderer>> = { figure, pullquote, aside, embed, related };

/** Replaces the placeholders of directives by their HTML. Runs after the allow-list. */
export function renderDirectives(compilation: Compilation) {
  return (tree: Root): void => {
    // Innermost first, so that a figure inside an aside is drawn before the aside is.
    const found: { node: Element; parent: Element | Root }[] = [];
    visit(tree, 'element', (node, _index, parent) => {
      if (node.properties.dataDirective !== undefined && parent)
        found.unshift({ node, parent: parent as Element | Root });
    });

    for (const { node, parent } of found) {
      const drawn = render(node, compilation);
      parent.children.splice(parent.children.indexOf(node), 1, ...drawn);
    }
    visit(tree, (node) => {
      if (node.type === 'root' || node.type === 'element') joinRelated(node);
      return isElement(node, 'p') ? SKIP : undefined;
    });
  };
}

function render(node: Element, compilation: Compilation): ElementContent[] {
  const directive = compilation.directives[Number(node.properties.dataDirective)];
  if (!directive) return node.children;

  const children = node.children.filter((child) => !isBlank(child) || node.children.length > 1);
  const problems = checkDirective(directive, children.length > 0);
  compilation.problems.push(...problems);

  const renderer = Object.hasOwn(renderers, directive.name) ? renderers[directive.name] : undefined;
  const drawn = renderer?.(directive, children, compilation) ?? null;
  if (drawn) return [{ ...drawn, position: node.position }];
  // An unknown line of its own is printed as it was written.
  return children.every((child) => child.type === 'text') ? [element('p', {}, ...children)] : children;
}
