import type { Element, Root, RootContent } from 'hast';
import { visit } from './visit.ts';
import { attribute, classesOf, hasClass, isBlank, isElement } from './elements.ts';
import { headingLevels } from './headings.ts';
import { decoded, idsOf, prefixIds } from './ids.ts';
import { plainText, wordCount } from './plain-text.ts';

/** In words. */
const leadAtLeast = 60;
const leadAtMost = 120;
const leadTooShort = 25;
const wholeAtMost = 2000;

/** Enough to finish an article that is only a little longer. */
const tolerance = 200;

/** An article's text as other pages print it: its first paragraphs, and the rest behind "keep reading". */
export interface FoldedBody {
  lead: RootContent[];
  rest: RootContent[];
  whole: boolean;
}

/**
 * Folds the text of an article's own page for another page. Takes its tree and changes it.
 *
 * Ids carry the slug; those of the lead go, for it may stand without the rest. Links to what was cut off lead to
 * the article's own page.
 */
export function fold(tree: Root, slug: string): FoldedBody {
  const blocks = tree.children.filter((node) => isElement(node)).filter((node) => !isHiddenQuote(node));
  const notes = blocks.find((node) => hasClass(node, 'notes'));
  const body = blocks.filter((node) => node !== notes);

  const { lead, rest } = divide(body);
  const kept = cut(
    rest,
    lead.reduce((sum, node) => sum + wordsOf(node), 0),
  );
  const result: Root = { type: 'root', children: [...kept] };
  if (notes) keepNotes(notes, [...lead, ...kept], result);

  const all: Root = { type: 'root', children: [...lead, ...result.children] };
  headingLevels()(all);
  plainer(all);
  for (const node of lead) visit(node, 'element', ({ properties }) => void delete properties.id);
  followLinks(all, slug);
  prefixIds(all, `${slug}--`);
  return { lead, rest: result.children, whole: kept.length === rest.length };
}

function isHiddenQuote(node: Element): boolean {
  return hasClass(node, 'pull') && node.properties.ariaHidden === 'true';
}

function wordsOf(node: RootContent): number {
  return wordCount(plainText(node));
}

/** What comes before the first text (a figure, an aside) follows the lead; a heading there has done its work. */
function divide(body: Element[]): { lead: Element[]; rest: Element[] } {
  const first = body.findIndex(isText);
  if (first < 0) return { lead: body.slice(0, 1), rest: body.slice(1) };

  let end = first + 1;
  let words = wordsOf(body[first]!);
  for (let next = body[end]; next && isText(next); next = body[++end]) {
    const more = wordsOf(next);
    // After a line or two anything is better than nothing: a long paragraph, even a list.
    const fits = words < leadTooShort || (isElement(next, 'p') && words < leadAtLeast && words + more <= leadAtMost);
    if (!fits) break;
    words += more;
  }
  const before = body.slice(0, first).filter((node) => !/^h[1-6]$/.test(node.tagName));
  return { lead: body.slice(first, end), rest: [...before, ...body.slice(end)] };
}

function isText(node: Element): boolean {
  return isElement(node, 'p', 'ul', 'ol', 'dl', 'blockquote') && !hasClass(node, 'pull') && wordsOf(node) > 0;
}

function cut(rest: Element[], leadWords: number): Element[] {
  const words = rest.map(wordsOf);
  const total = words.reduce((sum, each) => sum + each, leadWords);
  if (total <= wholeAtMost + tolerance) return rest;

  let sum = leadWords;
  let count = 0;
  while (count < rest.length && sum + words[count]! <= wholeAtMost) sum += words[count++]!;
  while (count > 0 && /^h[1-6]$/.test(rest[count - 1]!.tagName)) count--;
  return rest.slice(0, count);
}

/** The notes to what is printed, with their numbers, and back links to marks that have an id. */
function keepNotes(notes: Element, printed: Element[], result: Root): void {
  const used = new Set<string>();
  visit({ type: 'root', children: printed } satisfies Root, 'element', (node) => {
    if (isElement(node, 'a')) used.add(attribute(node, 'href'));
  });
  const list = notes.children.find((child): child is Element => isElement(child, 'ol'));
  if (!list) return;
  const kept = [...list.children.entries()].filter(
    (entry): entry is [number, Element] => isElement(entry[1]) && used.has(`#${attribute(entry[1], 'id')}`),
  );
  kept.forEach(([before, note], index) => {
    if (before !== index) note.properties.value = String(before + 1);
  });
  list.children = kept.map(([, note]) => note);
  if (list.children.length > 0) result.children.push(notes);
}

/**
 * Without what belongs to the article's own page: the drop cap, the margin, the upper levels of headings, and landmarks
 * ("Notes" of four articles on one page would be four landmarks of one name).
 */
function plainer(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (isElement(node, 'aside') || hasClass(node, 'aside') || hasClass(node, 'notes')) {
      node.tagName = 'div';
      delete node.properties.ariaLabelledBy;
      delete node.properties.ariaLabel;
    }
    const classes = classesOf(node).filter((name) => name !== 'opening' && name !== 'gap' && name !== 'marginal');
    if (classes.length > 0) node.properties.className = classes;
    else delete node.properties.className;
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (level) node.tagName = `h${Math.min(6, Number(level) + 2)}`;
  });
}

function followLinks(tree: Root, slug: string): void {
  const ids = idsOf(tree);
  visit(tree, 'element', (node, index, parent) => {
    const href = attribute(node, 'href');
    if (!/^#./.test(href) || ids.has(decoded(href.slice(1)))) return undefined;
    const isBackLink = attribute(node, 'ariaLabel').startsWith('Back to the text');
    if (!isBackLink || !parent || index === undefined) {
      node.properties.href = `/article/${slug}${href}`;
      return undefined;
    }
    // The space before it goes too.
    const before = parent.children[index - 1];
    const start = before && isBlank(before) ? index - 1 : index;
    parent.children.splice(start, index - start + 1);
    return start;
  });
}
