import type { Element } from 'hast';
import type { Html, Nodes, Parents, Root, Text } from 'mdast';
import type { Compilation } from './context.ts';
import { lineOf } from './elements.ts';
import { removed, tagNames } from './sanitize.ts';

/** Elements of HTML, of today and of once, that are not published but leave their words behind. */
const plain = (
  'acronym address article aside basefont bgsound big blink body center data details dialog dir fieldset figcaption ' +
  'font footer form frame frameset header hgroup html keygen label legend main marquee menu menuitem meter nav nobr ' +
  'optgroup output param picture portal progress rb rtc search slot source track tt video audio'
).split(' ');
const known = new Set([...tagNames, ...removed, ...plain]);
const taken = new Set(removed);

const tag = /^<(\/?)([a-z][\w.:-]*)([^]*)>$/i;
const mostNamed = 20;

/**
 * Prints as text what only looks like a tag: `List<String>`, `<your name>`. It is in a line of text, HTML has no element
 * of its name, and it has neither values nor a partner.
 */
export function tagsAsText(compilation: Compilation) {
  const { markdown, problems } = compilation;
  return (tree: Root): void => {
    let partners: Set<string> | null = null;
    const parents: Parents[] = [tree];
    const within = (child: Nodes, parent: Parents): Nodes => {
      if (child.type !== 'html') return child;
      sayProgram(child, compilation);
      if (!isLine(parent)) return child;
      const start = child.position?.start;
      const isGlued = start !== undefined && /[\p{L}\p{N}]$/u.test(markdown.slice(0, start.offset).slice(-2));
      const [, slash = '', name = '', rest = ''] = tag.exec(child.value) ?? [];
      const small = name.toLowerCase();
      if (!name || /[=/]/.test(rest)) return child;
      if (known.has(small) && !(isGlued && slash === '' && taken.has(small))) return child;
      partners ??= tagsOf(markdown);
      if (partners.has(`${slash ? '' : '/'}${small}`)) return child;
      // Right behind a word nobody writes a tag.
      if (!isGlued && problems.length < 1000)
        problems.push({
          line: start?.line ?? 1,
          problem: `${child.value.slice(0, 60)} is printed as text: HTML has no such element`,
          instead: `write \\${child.value.slice(0, 60)} if it is text; leave it out if it is a tag`,
          severity: 'warning',
        });
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

/** The names of all tags of a text; those that close with a stroke before them. */
const tagsOf = (markdown: string) =>
  new Set([...markdown.matchAll(/<(\/?[a-z][\w.:-]{0,100})/gi)].map(([, name]) => name!.toLowerCase()));

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
  if (known.has(node.tagName)) return;
  const end = ' is no element of HTML: the tag is left out, its words stay';
  if (problems.filter(({ problem }) => problem.endsWith(end)).length >= mostNamed) return;
  problems.push({
    line: lineOf(node),
    problem: `<${node.tagName.slice(0, 60)}>${end}`,
    instead: 'use Markdown, :::aside, :::figure or ::embed; write \\< for the sign itself',
    severity: 'warning',
  });
}
