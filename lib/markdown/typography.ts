import type { Element, Root, Text } from 'hast';
import type { Compilation } from './context.ts';
import { attribute, isElement } from './elements.ts';
import { isBlock } from './flow.ts';
import { quotes, type Sign } from './quotes.ts';

/** A run of text within one block: what stands in it may belong to a quotation that began in another element. */
interface Piece {
  node: Text | null;
  /** What it counts as: of code, as many letters as it has. */
  value: string;
}

/**
 * Makes straight quotation marks, apostrophes, runs of hyphens and of dots typographic, as the language has them: that of
 * the publication, or of the nearest element with a `lang`. Code, addresses and formulas stay as they are.
 */
export function typography({ context }: Compilation) {
  return (tree: Root): void => {
    const language = () => context.language?.() ?? 'en';
    block(tree, language);
  };
}

function block(parent: Root | Element, language: () => string): void {
  let run: Piece[] = [];
  const close = () => {
    if (run.some(({ node }) => node)) set(run, language);
    run = [];
  };
  const inline = (node: Root | Element): void => {
    for (const child of node.children) {
      if (child.type === 'text') run.push({ node: child, value: child.value });
      if (!isElement(child)) continue;
      const own = attribute(child, 'lang');
      if (isBlock(child) || isElement(child, 'td', 'th', 'caption', 'summary', 'br') || own) {
        close();
        block(child, own ? () => own : language);
      } else if (isVerbatim(child)) run.push({ node: null, value: 'x' });
      else inline(child);
    }
  };
  if (isElement(parent) && isVerbatim(parent)) return;
  inline(parent);
  close();
}

/** Code, a line with a directive that nobody knows, and links that show their own address. */
function isVerbatim(node: Element): boolean {
  if (isElement(node, 'pre', 'code', 'kbd', 'samp', 'tt', 'var')) return true;
  const [only] = node.children;
  if (node.properties.dataDirective !== undefined) return only?.type === 'text' && only.value.startsWith('::');
  return isElement(node, 'a') && only?.type === 'text' && /^(?:https?:|www\.|\S+@)\S+$/i.test(only.value);
}

const settable = /["'«»]|-{2}|\.(?: ?\.){2}/;

function set(run: Piece[], language: () => string): void {
  const written = run.map(({ value }) => value).join('');
  if (!settable.test(written)) return;
  const signs = [...quotes(written, language), ...dashesAndDots(written)].sort((a, b) => a.at - b.at);
  const kept = formulas(written);
  let start = 0;
  for (const { node, value } of run) {
    const end = start + value.length;
    if (node) {
      let [text, from] = ['', start];
      for (const { at, length, sign } of signs) {
        if (at < start || at + length > end || kept.some(([a, b]) => at >= a && at < b)) continue;
        text += written.slice(from, at) + sign;
        from = at + length;
      }
      node.value = text + written.slice(from, end);
    }
    start = end;
  }
}

/** Two hyphens are an en dash, three an em dash; more, and those beside other dashes or arrows, are no dash. */
const dash = /(?<![-–—<])-{2,3}(?![-–—>])/g;
/** `--help` is no dash: one has blanks on both sides, or on none. */
const isOption = (written: string, at: number, length: number) =>
  /^(?:$|[\s(])/.test(written.slice(Math.max(0, at - 1), at)) && /^\p{L}/u.test(written.slice(at + length));

function dashesAndDots(written: string): Sign[] {
  const dashes = [...written.matchAll(dash)]
    .filter(({ 0: { length }, index }) => !isOption(written, index, length))
    .map(({ 0: { length }, index }) => ({ at: index, length, sign: length === 2 ? '–' : '—' }));
  const dots = [...written.matchAll(/\.{3,}|(?<!\.)\. \. \.(?![.\d])/g)].map(({ 0: { length }, index }) => ({
    at: index,
    length,
    sign: '…',
  }));
  return [...dashes, ...dots];
}

/** `$$…$$`, and `$…$` with a sign that only formulas have: from, to. */
const formulas = (written: string) =>
  [...written.matchAll(/\$\$[^$]{1,2000}\$\$|\$(?=\S)[^$\n]{0,500}[\\^_={][^$\n]{0,500}\$/g)].map(
    ({ 0: { length }, index }) => [index, index + length] as const,
  );
