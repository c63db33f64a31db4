import type { Element, Root } from 'hast';
import { directionOf, mainDirection } from '#lib/news/text-direction.ts';
import { isElement } from './elements.ts';
import { plainText } from './plain-text.ts';

/** A letter that is written from right to left: the blocks of Unicode from Hebrew on, and their later forms. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

const directed = 'p ul ol li dl dt dd blockquote figcaption h1 h2 h3 h4 h5 h6 table td th caption summary'.split(' ');

/** Says which blocks run against the rest of the text: a quotation in Arabic, a paragraph of English in Hebrew. */
export function directions() {
  return (tree: Root): void => {
    const text = plainText(tree);
    if (!rightToLeft.test(text)) return;
    const walk = (parent: Root | Element, around: 'ltr' | 'rtl') => {
      for (const child of parent.children) {
        if (!isElement(child)) continue;
        const written = child.properties.dir;
        let own = written === 'ltr' || written === 'rtl' ? written : around;
        if (written === undefined && isElement(child, ...directed)) {
          const words = plainText(child);
          if (/\p{L}/u.test(words)) own = mainDirection(words);
          // Where the first letter says it, the browser finds it.
          if (own !== around) child.properties.dir = directionOf(words) === own ? 'auto' : own;
        }
        walk(child, own);
      }
    };
    walk(tree, mainDirection(text));
  };
}
