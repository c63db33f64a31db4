import type { Nodes } from 'hast';

/** The same tree once more, to be changed. Where its nodes stood in the text is shared. */
export function copyOf<Node extends Nodes>(node: Node): Node {
  const copy = { ...node };
  if ('properties' in copy) {
    copy.properties = { ...copy.properties };
    for (const [name, value] of Object.entries(copy.properties)) {
      if (Array.isArray(value)) copy.properties[name] = [...value];
    }
  }
  if ('children' in copy) copy.children = (copy.children as Nodes[]).map(copyOf) as typeof copy.children;
  return copy;
}
