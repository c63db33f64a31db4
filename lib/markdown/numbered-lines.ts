import type { BlockContent, DefinitionContent, List, ListItem, Nodes, Paragraph, Parents, Root } from 'mdast';
import type { Compilation } from './context.ts';
import { sayDates } from './dates-in-lists.ts';

type Block = BlockContent | DefinitionContent;

/** Items of one list whose numbers go on by one, or are all the same. */
interface Run {
  list: List;
  items: ListItem[];
  first: number;
  last: number;
  /** What stands behind the number: `.` or `)`. */
  sign: string;
  /** Without empty lines between its items. */
  isTight: boolean;
  isList: boolean;
}

/**
 * Leaves a number at the beginning of a paragraph as it was typed, unless it numbers a list: "12. März 1938" and
 * "1986. What a year" are sentences. Markdown takes each for an item, and counts on from the first.
 *
 * Numbers make a list when they go on by one from 0 or 1, whatever stands between them; when they go on by one from any
 * number without an empty line; or when each is 1 (or 0), which is how writers leave the counting to the program.
 */
export function numberedLines(compilation: Compilation) {
  return (tree: Root): void => {
    const parents: Parents[] = [tree];
    const said = new Set<Nodes>();
    for (let parent = parents.pop(); parent; parent = parents.pop()) {
      if (parent.children.some(isNumbered)) separate(parent, compilation, said);
      for (const child of parent.children as Nodes[]) if ('children' in child) parents.push(child);
    }
  };
}

const isNumbered = (node: Nodes): node is List => node.type === 'list' && node.ordered === true;

/** @param said lists of which a writer need not be told: each is the month of a date of which he was */
function separate(parent: Parents, compilation: Compilation, said: Set<Nodes>): void {
  const children = parent.children as Nodes[];
  const runs = new Map(children.filter(isNumbered).map((list) => [list, runsOf(list, compilation)]));
  judge([...runs.values()].flat());
  const result: Nodes[] = [];
  const listed: ListItem[] = [];
  for (const child of children) {
    const of = isNumbered(child) ? runs.get(child)! : [];
    if (of.length < 2 ? of.every(({ isList }) => isList) : isListWithGaps(of)) {
      numberGaps(of, compilation);
      listed.push(...of.flatMap(({ items }) => items));
      result.push(child);
      continue;
    }
    for (const run of of) put(run, result, compilation);
    listed.push(...of.filter(({ isList }) => isList).flatMap(({ items }) => items));
    if (!said.has(child)) warn(of, compilation);
  }
  for (const { children: inner } of sayDates(listed, compilation)) if (inner[0]) said.add(inner[0]);
  parent.children = result as Parents['children'];
}

function markerOf(item: ListItem, { markdown }: Compilation): { number: string; sign: string } {
  const start = item.position?.start.offset ?? 0;
  const [, number = '1', sign = '.'] = /^(\d{1,9})([.)])/.exec(markdown.slice(start, start + 10)) ?? [];
  return { number, sign };
}

function runsOf(list: List, compilation: Compilation): Run[] {
  const items = list.children.map((item) => ({ item, ...markerOf(item, compilation) }));
  const numbers = items.map(({ number }) => Number(number));
  const [first = 1] = numbers;
  const isUncounted = items.length > 1 && first <= 1 && numbers.every((number) => number === first);
  const runs: Run[] = [];
  items.forEach(({ item, sign }, index) => {
    const number = isUncounted ? first + index : numbers[index]!;
    const open = runs.at(-1);
    const isNext = open?.last === number - 1;
    if (open && isNext) {
      open.items.push(item);
      open.last = number;
      open.isTight &&= endLine(open.items.at(-2)!) + 1 === startLine(item);
    } else runs.push({ list, items: [item], first: number, last: number, sign, isTight: true, isList: isUncounted });
  });
  return runs;
}

const startLine = (node: Nodes) => node.position?.start.line ?? 0;
const endLine = (node: Nodes) => node.position?.end.line ?? 0;

/** Decides which runs are lists: those of one parent are neighbours, whatever stands between them. */
function judge(runs: Run[]): void {
  for (const sign of ['.', ')']) {
    let chain: Run[] = [];
    const close = () => {
      const count = chain.reduce((sum, { items }) => sum + items.length, 0);
      const counts = count > 1 && chain[0]!.first <= 1;
      for (const run of chain) run.isList ||= counts || (run.items.length > 1 && run.isTight);
    };
    for (const run of runs.filter((each) => each.sign === sign)) {
      if (chain.at(-1)?.last !== run.first - 1) {
        close();
        chain = [];
      }
      chain.push(run);
    }
    close();
  }
}

/** Whether numbers that do not all go on are a list still: half of them do, and no empty line stands before the others. */
function isListWithGaps(runs: Run[]): boolean {
  const isApart = runs.some(({ items, isList }, index) => {
    const before = runs[index - 1]?.items.at(-1);
    return !isList && before !== undefined && endLine(before) + 1 < startLine(items[0]!);
  });
  if (isApart) return false;
  const count = (of: Run[]) => of.reduce((sum, { items }) => sum + items.length, 0);
  return runs[0]!.first <= 1 && 2 * count(runs.filter(({ isList }) => isList)) >= count(runs);
}

/** Prints numbers as they were typed where they do not go on; a 1 among others is left to be counted. */
function numberGaps([, ...runs]: Run[], { problems }: Compilation): void {
  const gaps = runs.filter(({ first }) => first > 1);
  for (const { first, items } of gaps) items[0]!.data = { ...items[0]!.data, hProperties: { value: String(first) } };
  const [gap] = gaps;
  if (!gap) return;
  problems.push({
    line: startLine(gap.items[0]!),
    problem: `the numbers of the list do not go on: ${gap.first}${gap.sign} is printed as it was typed`,
    instead: 'number a list 1, 2, 3, or 1 each time',
    severity: 'warning',
  });
}

function put(run: Run, result: Nodes[], compilation: Compilation): void {
  const { list, items, first } = run;
  if (run.isList) {
    const start = items[0]!.position?.start;
    const end = items.at(-1)!.position?.end;
    result.push({ ...list, start: first, children: items, ...(start && end ? { position: { start, end } } : {}) });
    return;
  }
  for (const item of items) {
    const { number, sign } = markerOf(item, compilation);
    const before = result.at(-1);
    const [head, ...rest] = asText(item, number + sign, compilation);
    // A wrapped line ("on the / 1. of May") goes on with its paragraph.
    if (before?.type === 'paragraph' && continues(before, item, compilation)) {
      before.children.push({ type: 'text', value: '\n' }, ...head.children);
    } else result.push(head);
    result.push(...rest);
  }
}

/** Whether an item's line came directly after a paragraph that was none itself. */
function continues(before: Paragraph, item: ListItem, { lines }: Compilation): boolean {
  return endLine(before) + 1 === startLine(item) && !/^[\s>]*\d{1,9}[.)]\s/.test(lines[startLine(before) - 1] ?? '');
}

/** Signs that begin a block within a block, one behind the other: more than anybody writes of them is no date. */
const deepest = 20;

/**
 * An item as the text that it is, with its number before it. What begins a block of its own behind the number is text
 * too: "8. 5. 1945", "2. - 4. Mai", "1986.     What".
 */
function asText(item: ListItem, marker: string, compilation: Compilation, depth = 0): [Paragraph, ...Block[]] {
  const [first, ...rest] = item.children;
  const withMarker = (head: Paragraph, ...after: Block[]): [Paragraph, ...Block[]] => {
    const children: Paragraph['children'] = [{ type: 'text', value: `${marker} ` }, ...head.children];
    return [{ ...head, children, position: item.position }, ...after, ...rest];
  };
  if (first?.type === 'paragraph') return withMarker(first);
  if (first?.type === 'code' && !first.lang && isIndented(first, compilation))
    return withMarker({ type: 'paragraph', children: [{ type: 'text', value: first.value }] });
  if (first?.type === 'thematicBreak') {
    const value = sourceOf(first, compilation);
    return withMarker({ type: 'paragraph', children: [{ type: 'text', value }] });
  }
  const inner = innerOf(first);
  if (inner && depth < deepest && endLine(inner.item) === startLine(item)) {
    const [head, ...after] = asText(inner.item, inner.marker(compilation), compilation, depth + 1);
    return withMarker(head, ...after);
  }
  const alone: Paragraph = { type: 'paragraph', children: [{ type: 'text', value: marker }], position: item.position };
  return [alone, ...item.children];
}

/** The only item of a list, or the text of a quotation, that begins behind a number. */
function innerOf(block: Block | undefined): { item: ListItem; marker: (compilation: Compilation) => string } | null {
  if (block?.type === 'blockquote') {
    const item: ListItem = { type: 'listItem', children: block.children, position: block.position };
    return { item, marker: () => '>' };
  }
  const item = block?.type === 'list' && block.children.length === 1 ? block.children[0] : undefined;
  return item ? { item, marker: (compilation) => /^\S+/.exec(sourceOf(item, compilation))?.[0] ?? '' } : null;
}

const sourceOf = ({ position }: Nodes, { markdown }: Compilation) =>
  markdown.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
const isIndented = (node: Nodes, compilation: Compilation) => !/^\s*[`~]{3}/.test(sourceOf(node, compilation));

function warn(runs: Run[], { lines, problems }: Compilation): void {
  const [first, ...others] = runs.filter(({ isList }) => !isList).flatMap(({ items }) => items.map(startLine));
  if (first === undefined) return;
  const written = (lines[first - 1] ?? '').replace(/^[\s>*+-]+/, '').slice(0, 40);
  const list = others.slice(0, 10).join(', ') + (others.length > 10 ? ', …' : '');
  const more = others.length > 1 ? ` (so are lines ${list})` : others.length > 0 ? ` (so is line ${list})` : '';
  problems.push({
    line: first,
    problem: `"${written}" is printed as text, not as an item of a list${more}`,
    instead: 'write a backslash after the number (12\\.) if it is text; number a list 1, 2, 3, or 1 each time',
    severity: 'warning',
  });
}
