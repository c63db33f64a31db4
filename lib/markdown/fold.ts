import type { Element, Root, RootContent } from 'hast';
import { visit } from 'unist-util-visit';
import { attribute, classesOf, element, hasClass, isBlank, isElement } from './elements.ts';
import { decoded, idsOf, prefixIds } from './ids.ts';
import { plainText, wordCount } from './plain-text.ts';

/** Words: the lead grows to the first and not beyond the second; the whole ends near the third. */
const leadAtLeast = 60;
const leadAtMost = 120;
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
  const isText = (node: Element) => isElement(node, 'p', 'ul', 'ol', 'dl', 'blockquote') && wordsOf(node) > 0;
  const isPlain = (node: Element | undefined): node is Element => isElement(node, 'p') && !hasClass(node, 'pull');
  const first = body.findIndex((node) => isText(node) && !hasClass(node, 'pull'));
  if (first < 0) return { lead: body.slice(0, 1), rest: body.slice(1) };

  const lead = [body[first]!];
  let words = wordsOf(lead[0]!);
  let next = body[first + lead.length];
  while (isPlain(lead[0]) && isPlain(next) && words < leadAtLeast && words + wordsOf(next) <= leadAtMost) {
    lead.push(next);
    words += wordsOf(next);
    next = body[first + lead.length];
  }
  const before = body.slice(0, first).filter((node) => !/^h[1-6]$/.test(node.tagName));
  return { lead, rest: [...before, ...body.slice(first + lead.length)] };
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
  list.children = list.children.flatMap((note, index) => {
    if (!isElement(note) || !used.has(`#${attribute(note, 'id')}`)) return [];
    return [{ ...note, properties: { ...note.properties, value: index + 1 } }];
  });
  if (list.children.length > 0) result.children.push(notes);
}

/** Without what belongs to the article's own page: the drop cap, the margin, the upper levels of headings. */
function plainer(tree: Root): void {
  visit(tree, 'element', (node) => {
    const classes = classesOf(node).filter((name) => name !== 'opening' && name !== 'marginal');
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
