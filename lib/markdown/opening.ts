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
 * Whether a paragraph can begin with an initial of three lines: with a letter that is not all of its text node, or browsers
 * would not read it aloud. A blank behind the initial is kept by an element round it: browsers drop a blank at the beginning
 * of a line, and "A man" would be copied and read as "Aman".
 */
function takesInitial(paragraph: Element): boolean {
  const first = firstText(paragraph);
  if (!first) return false;
  const start = first.node.value.slice(0, 80);
  const skipped = before.exec(start)![0].length;
  const letter = [...graphemes.segment(start.slice(skipped, skipped + 40))][0]?.segment ?? '';
  const after = start.slice(skipped + letter.length);
  if (!standAlone.test(letter) || /^\p{P}*$/u.test(after)) return false;
  const gap = gapAfter.exec(after);
  if (gap) keepGap(first, start.length - after.length + gap[1]!.length);
  return true;
}

interface Place {
  node: Text;
  parent: Element;
}

function firstText(parent: Element): Place | null {
  for (const node of parent.children) {
    if (node.type === 'text' && node.value.trim() !== '') return { node, parent };
    if (node.type === 'element') return firstText(node);
  }
  return null;
}

/** Puts the initial, the blank at this offset and the word behind it into one element. */
function keepGap({ node, parent }: Place, at: number): void {
  const [, word = '', rest = ''] = /^[ \t\n\r]+([^ \t\n\r]*)(.*)$/s.exec(node.value.slice(at)) ?? [];
  const kept = element('span', { className: ['gap'] }, `${node.value.slice(0, at).trimStart()} ${word}`);
  parent.children.splice(parent.children.indexOf(node), 1, kept, ...(rest ? [{ ...node, value: rest }] : []));
}
