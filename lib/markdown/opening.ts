import type { Element, Root, RootContent, Text } from 'hast';
import { classesOf, childElements, element, hasClass, isElement } from './elements.ts';

/** Marks the first paragraph of an article, and its end. */
export function markOpeningAndEnd(tree: Root): void {
  const body = tree.children.filter((node): node is Element => isElement(node) && !hasClass(node, 'notes'));
  const opening = body.find((node) => isElement(node, 'p') && !hasClass(node, 'pull'));
  if (opening && takesInitial(opening)) opening.properties.className = [...classesOf(opening), 'opening'];

  const end = body.map(endOf).findLast((node) => node !== null);
  end?.children.push(element('span', { className: ['endmark'], ariaHidden: 'true' }));
}

/** The element whose last words are the last of a block of running text; null for tables, figures, asides. */
function endOf(node: RootContent): Element | null {
  if (isElement(node, 'p')) return hasClass(node, 'pull') ? null : node;
  if (!isElement(node, 'ul', 'ol', 'blockquote', 'li')) return null;
  const last = childElements(node).at(-1);
  const inside = last ? endOf(last) : null;
  return inside ?? (isElement(node, 'li') ? node : null);
}

/** Letters that can stand apart from their word. Joined letters and numbers cannot; nor those that stack marks. */
const standAlone =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** What CSS takes into `::first-letter` before the letter. The paragraph is anybody's: the run has an end. */
const before = /^[\p{P}\s]{0,20}/u;
/** What it takes after the letter, and the gap that then begins the line. */
const gapAfter = /^(\p{P}{0,20})[ \t\n\r]+/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Whether a paragraph can begin with an initial of three lines. The gap behind an initial that is a word by itself is
 * put into an element that keeps it: browsers drop a blank at the beginning of a line, and "A man" would be copied and
 * read aloud as "Aman".
 */
function takesInitial(paragraph: Element): boolean {
  const texts = textsOf(paragraph);
  const start = texts
    .map(({ node }) => node.value.slice(0, 80))
    .join('')
    .slice(0, 80);
  const skipped = before.exec(start)![0].length;
  const letter = [...graphemes.segment(start.slice(skipped, skipped + 40))][0]?.segment ?? '';
  if (!standAlone.test(letter)) return false;
  const end = skipped + letter.length;
  const gap = gapAfter.exec(start.slice(end));
  if (gap) keepGap(texts, end + gap[1]!.length);
  return true;
}

interface Place {
  node: Text;
  parent: Element;
}

function textsOf(parent: Element): Place[] {
  return parent.children.flatMap((node) => {
    if (node.type === 'text') return [{ node, parent }];
    return node.type === 'element' ? textsOf(node) : [];
  });
}

function keepGap(texts: Place[], offset: number): void {
  let at = offset;
  for (const { node, parent } of texts) {
    if (at >= node.value.length) {
      at -= node.value.length;
      continue;
    }
    const rest = node.value.slice(at).replace(/^[ \t\n\r]+/, '');
    parent.children.splice(
      parent.children.indexOf(node),
      1,
      ...(at > 0 ? [{ ...node, value: node.value.slice(0, at) }] : []),
      element('span', { className: ['gap'] }, ' '),
      ...(rest ? [{ ...node, value: rest }] : []),
    );
    return;
  }
}
