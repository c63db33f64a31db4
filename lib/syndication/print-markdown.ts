import type { PhrasingContent, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

const printer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', emphasis: '_', rule: '-', resourceLink: true })
  .freeze();

/** A document as Markdown (CommonMark with GFM). What is text in it is text again for whoever parses it. */
export function printMarkdown(children: RootContent[]): string {
  const root: Root = { type: 'root', children };
  return printer.stringify(root);
}

export const text = (value: string): PhrasingContent => ({ type: 'text', value });
export const link = (label: string, url: string): PhrasingContent => ({ type: 'link', url, children: [text(label)] });
export const paragraph = (...children: PhrasingContent[]): RootContent => ({ type: 'paragraph', children });
export const quote = (...children: PhrasingContent[]): RootContent => ({
  type: 'blockquote',
  children: [{ type: 'paragraph', children }],
});

export const heading = (depth: 1 | 2 | 3, ...children: PhrasingContent[]): RootContent => ({
  type: 'heading',
  depth,
  children,
});

/** One line each. */
export const list = (...items: PhrasingContent[][]): RootContent => ({
  type: 'list',
  spread: false,
  children: items.map((children) => ({ type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] })),
});
