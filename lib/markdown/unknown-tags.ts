import type { Element } from 'hast';
import type { Html, Nodes, Parents, Root, Text } from 'mdast';
import type { Compilation } from './context.ts';
import { lineOf } from './elements.ts';
import { everyTag, isElementOfHtml, isPublished, tagOf, whyText, type Tag } from './tags.ts';
import { visit } from './visit.ts';

const mostNamed = 20;
const mostProblems = 1000;

/**
 * Prints as text what only looks like a tag in a line of text: `List<String>`, `<your name>`, `a<b then c>d`,
 * `the <label> field`.
 */
export function tagsAsText(compilation: Compilation) {
  const { markdown } = compilation;
  return (tree: Root): void => {
    const partnered = withPartner(tree);
    const parents: Parents[] = [tree];
    const within = (child: Nodes, parent: Parents): Nodes => {
      if (child.type !== 'html') return child;
      sayProgram(child, compilation);
      const tag = isLine(parent) ? tagOf(child.value) : null;
      const why = tag && whyText(tag, partnered.has(child));
      if (!tag || !why) return child;
      const start = child.position?.start;
      const isGlued = start !== undefined && /[\p{L}\p{N}]$/u.test(markdown.slice(0, start.offset).slice(-2));
      if (!isGlued || isMeant(tag)) sayText(child, tag, why, compilation);
      return { type: 'text', value: child.value, position: child.position } satisfies Text;
    };
    for (let parent = parents.pop(); parent; parent = parents.pop()) {
      const own = parent;
      own.children = (own.children as Nodes[]).map((child) => within(child, own)) as Parents['children'];
      for (const child of own.children as Nodes[]) if ('children' in child) parents.push(child);
    }
  };
}

const isLine = ({ type }: Parents) =>
  ['paragraph', 'heading', 'emphasis', 'strong', 'delete', 'link', 'linkReference', 'tableCell'].includes(type);

/** The pieces of HTML one of whose tags has its beginning or its end in the text. */
function withPartner(tree: Root): ReadonlySet<Html> {
  const found = new Set<Html>();
  const open = new Map<string, Html[]>();
  visit(tree, 'html', (node) => {
    for (const [, slash, written = ''] of node.value.replace(/<!--[^]*?(?:-->|$)/g, '').matchAll(everyTag)) {
      const name = written.toLowerCase();
      const begun = open.get(name) ?? [];
      const partner = slash ? begun.pop() : undefined;
      if (partner) found.add(partner).add(node);
      if (slash) continue;
      begun.push(node);
      open.set(name, begun);
    }
  });
  return found;
}

/** Right behind a word, as in `List<String>`, nobody writes a tag but one of those that mark up a part of a word. */
const isMeant = ({ name, rest }: Tag) => isPublished(name) && name !== 'a' && rest.trim() === '';

function sayText({ value, position }: Html, { name }: Tag, why: string, { problems }: Compilation): void {
  if (problems.length >= mostProblems) return;
  const written = value.slice(0, 60).replace(/\s+/g, ' ');
  problems.push({
    line: position?.start.line ?? 1,
    problem: `${written} is printed as text: ${why}`,
    instead: `write \\${written} if it is text; ${why === 'nothing ends it' ? `end it with </${name}>` : 'leave it out'} if it is a tag`,
    severity: 'warning',
  });
}

/** `<?php … ?>` is left out by every reader of HTML. */
function sayProgram({ value, position }: Html, { problems }: Compilation): void {
  const at = value.search(/<\?(?!xml)/i);
  if (at < 0) return;
  problems.push({
    line: (position?.start.line ?? 1) + value.slice(0, at).split('\n').length - 1,
    problem: `"${value.slice(at, at + 40)}" is left out: nothing runs it here`,
    instead: 'write the words themselves; round code write ``` on lines of their own',
    severity: 'warning',
  });
}

/** Names a tag that HTML does not have, e.g. a component of another program: its words stay, it goes. */
export function sayUnknown(node: Element, { problems }: Compilation): void {
  if (isElementOfHtml(node.tagName)) return;
  const end = ' is no element of HTML: the tag is left out, its words stay';
  if (problems.filter(({ problem }) => problem.endsWith(end)).length >= mostNamed) return;
  problems.push({
    line: lineOf(node),
    problem: `<${node.tagName.slice(0, 60)}>${end}`,
    instead: 'use Markdown, :::aside, :::figure or ::embed; write \\< for the sign itself',
    severity: 'warning',
  });
}
