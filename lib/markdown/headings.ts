import type { Element, Root } from 'hast';
import rehypeSlug from 'rehype-slug';
import type { Compilation } from './context.ts';
import { isElement } from './elements.ts';
import { visit } from './visit.ts';

/** An id that the writer gave: `## Title {#id}`, as Pandoc, Hugo and Kramdown write it; classes beside it mean nothing. */
const writtenId = /\s*\{:?\s*#([^\s{}]{1,120})[^{}\n]{0,200}\}\s*$/;

/** The same with a backslash: text. */
const escapedId = /\\\{:?\s*#[^{}\n]{1,320}\}[\s#]*$/;

/** Gives each heading an id: the one that is written behind it, else its words. The number of a note is none of them. */
export function headingIds({ markdown }: Compilation) {
  const slug = rehypeSlug();
  return (tree: Root): void => {
    const marks: [Element, Element['children']][] = [];
    visit(tree, 'element', (heading) => {
      if (!/^h[1-6]$/.test(heading.tagName)) return;
      const { start, end } = heading.position ?? {};
      if (!escapedId.test(markdown.slice(start?.offset ?? 0, end?.offset ?? 0).split('\n', 1)[0]!))
        takeWrittenId(heading);
      visit(heading, 'element', (node) => {
        if (node.properties.dataFootnoteRef === undefined) return;
        marks.push([node, node.children]);
        node.children = [];
      });
    });
    slug(tree);
    for (const [mark, children] of marks) mark.children = children;
  };
}

function takeWrittenId(heading: Element): void {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return;
  const [whole, id] = writtenId.exec(last.value) ?? [];
  if (whole === undefined) return;
  last.value = last.value.slice(0, -whole.length);
  heading.properties.id = id;
}

/**
 * Gives headings the levels of the page: the first is h2, none is skipped.
 *
 * Levels count as they relate to each other, so a text that starts at `#` or at `###` keeps its outline.
 */
export function headingLevels() {
  return (tree: Root): void => {
    const walk = (parent: Root | Element, outline: Outline) => {
      for (const child of parent.children) {
        if (!isElement(child)) continue;
        if (/^h[1-6]$/.test(child.tagName)) {
          // Whatever stands in an aside stands under its title.
          const isTitle = isElement(parent, 'aside') && child === parent.children[0];
          const level = outline.level(isTitle ? 0 : Number(child.tagName[1]), previous);
          child.tagName = `h${level}`;
          previous = level;
        } else if (child.tagName === 'aside') walk(child, new Outline());
        else walk(child, outline);
      }
    };
    let previous = 1;
    walk(tree, new Outline());
  };
}

/** The headings that a new one may stand under. */
class Outline {
  private readonly open: { written: number; level: number }[] = [];

  level(written: number, previous: number): number {
    while ((this.open.at(-1)?.written ?? -1) >= written) this.open.pop();
    const level = Math.min((this.open.at(-1)?.level ?? 1) + 1, previous + 1, 6);
    this.open.push({ written, level });
    return level;
  }
}
