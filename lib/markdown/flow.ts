import type { Element, ElementContent, Root } from 'hast';
import { content, element, isBlank, isElement } from './elements.ts';

const blocks = new Set(
  'aside blockquote details dd div dl dt figure figcaption h1 h2 h3 h4 h5 h6 hr li ol p pre section table ul'.split(
    ' ',
  ),
);

/** Whether elements of this name stand on lines of their own, whatever they contain. */
export const isBlockName = (tagName: string): boolean => blocks.has(tagName);

/** Whether a node stands on lines of its own. */
export function isBlock(node: ElementContent): boolean {
  return isElement(node) && (isBlockName(node.tagName) || node.children.some(isBlock));
}

/**
 * Leaves blocks and paragraphs only: boxes without meaning go, text outside a paragraph gets one, a paragraph
 * never contains a block.
 */
export function tidyFlow() {
  return (tree: Root): void => {
    tree.children = inParagraphs(content(tree.children).flatMap(tidy));
  };
}

function tidy(node: ElementContent): ElementContent[] {
  if (!isElement(node)) return [node];
  node.children = node.children.flatMap(tidy);

  switch (node.tagName) {
    case 'div':
      return withoutBox(node);
    case 'section':
      return node.properties.dataFootnotes === undefined ? withoutBox(node) : [node];
    case 'span':
      return Object.keys(node.properties).length > 0 ? [node] : node.children;
    case 'a':
      // A link whose address was refused is its text; one that others lead to stays as that.
      if (node.properties.href !== undefined) return [node];
      return node.properties.id ? [{ ...node, tagName: 'span' }] : node.children;
    case 'p':
      return splitParagraph(node);
    case 'blockquote':
    case 'aside':
      node.children = inParagraphs(node.children);
      return [node];
    case 'input':
      // Otherwise a screen reader says "checkbox" and no more.
      node.properties.ariaLabel = node.properties.checked ? 'Done' : 'To do';
      return [node];
    default:
      return [node];
  }
}

function withoutBox(box: Element): ElementContent[] {
  const { id, lang, dir } = box.properties;
  const inside = inParagraphs(box.children);
  if (lang || dir) return [{ ...box, tagName: 'div', properties: { id, lang, dir }, children: inside }];
  const first = inside.find((child) => isElement(child));
  if (id && isElement(first)) first.properties.id ??= id;
  return inside;
}

function splitParagraph(paragraph: Element): ElementContent[] {
  if (!paragraph.children.some(isBlock)) {
    const empty = paragraph.children.every((child) => isBlank(child) || isElement(child, 'br'));
    return empty ? [] : [paragraph];
  }
  return inParagraphs(paragraph.children);
}

/** Text between blocks is put into paragraphs; white space between them stays. */
function inParagraphs(children: ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let run: ElementContent[] = [];
  const close = () => {
    if (run.every((node) => isBlank(node) || isElement(node, 'br') || node.type === 'comment')) {
      result.push(...run.filter(isBlank));
    } else {
      const paragraph = element('p', {}, ...run);
      const position = run.find((node) => !isBlank(node))?.position;
      result.push(position ? { ...paragraph, position } : paragraph);
    }
    run = [];
  };
  for (const child of children) {
    if (isBlock(child)) {
      close();
      result.push(child);
    } else run.push(child);
  }
  close();
  return result;
}
