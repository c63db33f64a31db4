import type { Element, ElementContent, Nodes, Properties, RootContent, Text } from 'hast';

/** An HTML element; strings among its children become text. */
export function element(tagName: string, properties: Properties, ...children: (ElementContent | string)[]): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
  };
}

export function text(value: string): Text {
  return { type: 'text', value };
}

/** Whether a node is an element, of one of these names if any are given. */
export function isElement<Name extends string = string>(
  node: Nodes | undefined,
  ...tagNames: Name[]
): node is Element & { tagName: Name } {
  return node?.type === 'element' && (tagNames.length === 0 || (tagNames as string[]).includes(node.tagName));
}

export function isBlank(node: Nodes): boolean {
  return node.type === 'text' && /^\s*$/.test(node.value);
}

/** An element with a class: narrower than Element, so that one without is still an element. */
type Classed = Element & { properties: { className: (string | number)[] } };

export function classesOf(node: Element): string[] {
  const { className } = node.properties;
  return Array.isArray(className) ? className.map(String) : [];
}

export function hasClass(node: Nodes | undefined, name: string): node is Classed {
  return isElement(node) && classesOf(node).includes(name);
}

/** An attribute as text; '' when it is absent. */
export function attribute(node: Element, name: string): string {
  const value = node.properties[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The line of the Markdown that a node came from; the other where nothing is known of it. */
export function lineOf(node: Nodes, otherwise = 1): number {
  // The HTML parser leaves some positions empty.
  const { start } = (node.position ?? {}) as Partial<NonNullable<Nodes['position']>>;
  return start?.line ?? otherwise;
}

/** The content of several paragraphs in one run of text; other blocks are kept as they are. */
export function withoutParagraphs(children: ElementContent[]): ElementContent[] {
  const blocks = children.filter((child) => !isBlank(child));
  return blocks.flatMap((child, index) => {
    const content = isElement(child, 'p') ? child.children : [child];
    return index > 0 ? [text(' '), ...content] : content;
  });
}

export function childElements(node: Element): Element[] {
  return node.children.filter((child): child is Element => isElement(child));
}

/** The children of a root that an element may have too: all but a doctype. */
export function content(children: RootContent[]): ElementContent[] {
  return children.filter((child): child is ElementContent => child.type !== 'doctype');
}
