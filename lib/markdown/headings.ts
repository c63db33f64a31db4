import type { Element, Root } from 'hast';
import { isElement } from './elements.ts';

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
