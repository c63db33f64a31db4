import type { Element, Root } from 'hast';
import { SKIP, visit } from '../visit.ts';
import type { Compilation } from '../context.ts';
import { element, hasClass, isElement, lineOf, withoutParagraphs } from '../elements.ts';
import { lettersOf, plainText } from '../plain-text.ts';
import type { Renderer } from './renderer.ts';

/** `:::pullquote` a sentence of the text `:::`, or with `by` a quotation from somebody else. */
export const pullquote: Renderer = ({ attributes }, children) => {
  const { by, source } = attributes;
  const className = ['pull', 'marginal'];
  if (!by && !source) return element('p', { className }, ...withoutParagraphs(children));

  const cite = source ? [element('cite', {}, source)] : [];
  const caption = by ? [by, ...(source ? [', '] : []), ...cite] : cite;
  return element(
    'figure',
    { className },
    element('blockquote', {}, ...children),
    element('figcaption', {}, ...caption),
  );
};

/**
 * Hides pull quotes that repeat the text from those who have it read to them.
 *
 * A sentence that stands nowhere else stays audible, and the writer is told.
 */
export function hideRepeatedQuotes({ problems, unclosed }: Compilation) {
  return (tree: Root): void => {
    const quotes = new Set<Element>();
    visit(tree, 'element', (node) => {
      if (isElement(node, 'p') && hasClass(node, 'pull')) quotes.add(node);
    });
    if (quotes.size === 0) return;

    const body = lettersOf(plainText(tree, (node) => !(isElement(node) && quotes.has(node))));
    for (const quote of quotes) {
      if (body.includes(lettersOf(plainText(quote)))) hide(quote);
      else if (!unclosed.includes(lineOf(quote))) {
        problems.push({
          line: lineOf(quote),
          problem: 'the pull quote is not a sentence of the text',
          instead: 'repeat a sentence of the text word for word, or say with by="…" who said it',
          severity: 'warning',
        });
      }
    }
  };
}

/** Nothing inside may take the focus or be jumped to: there is nobody to whom it is announced. */
function hide(quote: Element): void {
  quote.properties.ariaHidden = 'true';
  visit(quote, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    delete node.properties.id;
    if (hasClass(node, 'fn')) parent.children.splice(index, 1);
    else if (isElement(node, 'a')) parent.children.splice(index, 1, ...node.children);
    else return undefined;
    return [SKIP, index];
  });
}
