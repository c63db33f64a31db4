import type { Link, Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { Compilation } from './context.ts';
import { endOfAddress, withoutTrail } from './address-end.ts';

/** Elements of HTML in which an address is not made a link. */
const closed = /^<(\/?)(a|code|kbd|samp|pre|tt|button)(?=[\s>])/i;

/** Makes no link in a link of raw HTML, and ends those where they should that were only found after parsing. */
export function bareLinks({ markdown }: Compilation) {
  const isBare = ({ position }: Link) => !position || !/[[<]/.test(markdown[position.start.offset ?? 0] ?? '[');
  const within = (parent: Parents, open: Set<string>): void => {
    const children = parent.children as Nodes[];
    const result: Nodes[] = [];
    for (const child of children) {
      if (child.type === 'html') {
        const [, slash, name = ''] = closed.exec(child.value) ?? [];
        if (slash) open.delete(name.toLowerCase());
        else if (name) open.add(name.toLowerCase());
      }
      if (child.type === 'link' && isBare(child)) {
        const parts = open.size > 0 ? child.children : child.position ? [child] : ended(child);
        result.push(...parts);
        continue;
      }
      // HTML that is open in one paragraph may be forgotten: no other paragraph pays for it.
      if ('children' in child) within(child, isPhrasing(child) ? open : new Set());
      result.push(child);
    }
    parent.children = joined(result) as Parents['children'];
  };
  return (tree: Root): void => within(tree, new Set());
}

const isPhrasing = ({ type }: Nodes) => ['emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(type);

function ended(link: Link): PhrasingContent[] {
  const [only] = link.children;
  if (only?.type !== 'text') return [link];
  const { value } = only;
  const address = withoutTrail(value.slice(0, endOfAddress(value)));
  if (address === value) return [link];
  const before = link.url.slice(0, link.url.length - value.length);
  const shorter: Link = { ...link, url: before + address, children: [{ type: 'text', value: address }] };
  return [shorter, { type: 'text', value: value.slice(address.length) }];
}

/** Neighbouring text as one: what follows looks at whole runs of it. */
function joined(nodes: Nodes[]): Nodes[] {
  const result: Nodes[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      const position =
        last.position && node.position ? { start: last.position.start, end: node.position.end } : undefined;
      result[result.length - 1] = { type: 'text', value: last.value + node.value, position } satisfies Text;
    } else result.push(node);
  }
  return result;
}
