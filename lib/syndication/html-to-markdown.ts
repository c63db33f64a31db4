import type { Element, ElementContent, Nodes, Root } from 'hast';
import type { RootContent } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Our own compiled HTML as Markdown. What is drawn beside the text stands in it, in its place: an aside and a quotation
 * as quotes, a figure as its picture and its caption, an embed as its link. A pull quote that repeats the text is left
 * out, as it is for those who have the text read to them.
 *
 * @param base absolute address of the page: of it, the addresses in the text are made absolute
 */
export function htmlToMarkdown(html: string, base: string): RootContent[] {
  const tree = parser.parse(html);
  removeFurniture(tree);
  makeAbsolute(tree, base);
  visit(tree, 'element', flatten);
  const { children } = converter.runSync(tree);
  return children;
}

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

const converter = unified()
  .use(rehypeRemark, {
    handlers: {
      /** A note's mark. */
      sup(state, node: Element) {
        const [mark] = node.children;
        const label = isElement(mark, 'a') ? noteLabel(String(mark.properties.href).replace(/^.*#/s, '')) : null;
        if (label === null) return state.all(node);
        return { type: 'footnoteReference', identifier: label, label };
      },
      /** The notes at the end of a text. */
      section(state, node: Element) {
        const items = childOf(node, 'ol')?.children.filter((child) => isElement(child, 'li')) ?? [];
        if (!hasClass(node, 'notes') || items.length === 0) return state.all(node);
        return items.map((item) => {
          const label = noteLabel(String(item.properties.id)) ?? '';
          return { type: 'footnoteDefinition', identifier: label, label, children: state.toFlow(state.all(item)) };
        });
      },
    },
  })
  .freeze();

/** `note-1`, or `update-7--note-1` in an update. */
function noteLabel(id: string): string | null {
  return /(?:^|--)note-\d+$/.test(id) ? id.replace('note-', '') : null;
}

function removeFurniture(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    const { ariaHidden, ariaLabel } = node.properties;
    const back = node.tagName === 'a' && String(ariaLabel).startsWith('Back to the text');
    if (!back && ariaHidden !== 'true' && !hasClass(node, 'embed__note')) return undefined;
    parent?.children.splice(index ?? 0, 1);
    return [SKIP, index ?? 0];
  });
}

function makeAbsolute(tree: Root, base: string): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    const name = tagName === 'a' ? 'href' : tagName === 'img' ? 'src' : null;
    const address = name && properties[name];
    // A note's mark is told by its fragment, which stays.
    if (name && typeof address === 'string' && URL.canParse(address, base))
      properties[name] = new URL(address, base).href;
  });
}

/** Makes ordinary elements of those that only our sheet explains. */
function flatten(node: Element): void {
  if (node.tagName === 'aside' || hasClass(node, 'aside')) {
    node.tagName = 'blockquote';
    node.children = node.children.map((child) => (isElement(child, 'h2') ? line('strong', child.children) : child));
  } else if (node.tagName === 'p' && hasClass(node, 'pull')) {
    node.tagName = 'blockquote';
    node.properties = {};
    node.children = [element('p', node.children)];
  } else if (node.tagName === 'figure' && hasClass(node, 'embed')) {
    node.tagName = 'p';
    const [provider, title] = node.children.filter((child) => isElement(child, 'p'));
    node.children = [
      ...(title?.children ?? []),
      { type: 'text', value: ' (' },
      ...(provider?.children ?? []),
      { type: 'text', value: ')' },
    ];
  } else if (node.tagName === 'figcaption') {
    node.tagName = 'p';
    node.children = [element('em', node.children)];
  } else if (hasClass(node, 'kicker')) {
    node.children.push({ type: 'text', value: ': ' });
  }
}

const element = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
const line = (tagName: string, children: ElementContent[]) => element('p', [element(tagName, children)]);

function isElement(node: Nodes | undefined, tagName: string): node is Element {
  return node?.type === 'element' && node.tagName === tagName;
}

function childOf(node: Element, tagName: string): Element | undefined {
  return node.children.find((child) => isElement(child, tagName));
}

function hasClass({ properties }: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}
