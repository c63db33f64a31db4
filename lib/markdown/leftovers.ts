import type { Element, Nodes, Root } from 'hast';
import type { Compilation } from './context.ts';
import { isElement, lineOf } from './elements.ts';
import { isBlock } from './flow.ts';
import { plainText } from './plain-text.ts';

/** What readers should never see, and what a writer meant by it. Repetitions have an end: the text is anybody's. */
const leftovers: [RegExp, string][] = [
  [/\*\*[^\s*][^*\n]{0,1000}\*\*/, 'bold type: leave no punctuation alone between the stars'],
  [
    /\*\*\s[^*\n]{1,1000}\*\*|(?<![\p{L}\p{N}*])\*{2,4}(?=[\p{L}\p{N}])/u,
    'bold type: put two stars right before it and right after it',
  ],
  [
    /(?=__)(?<!(?:\/\/|www\.)\S{0,300})(?:(?<![\p{L}\p{N}_])__(?!_)|(?<!_)__(?![\p{L}\p{N}_]))/u,
    'bold type: put two stars right before it and right after it',
  ],
  [
    /\] ?\((?:https?:|mailto:|tel:|www\.|\/|#)[^)\n]{0,1000}\)/,
    'a link or picture: write its address in one piece (%20 for a blank), and a blank line before it after HTML',
  ],
  [/\[[^[\]\n]{1,300}\]\[[^[\]\n]{0,100}\]/, 'a link: say where it leads: [words](https://…)'],
  [/!\[[^[\]\n]{0,300}\]/, 'a picture: write ![what it shows](/media/…)'],
  [
    /^#{1,6} .*|^#{2,6}[\p{L}\p{N}].*/mu,
    'a heading: write it on a line of its own, with a blank after its # and an empty line before it',
  ],
  [
    /(?:^|\p{P} )\*\s+(?=[\p{L}\p{N}])/mu,
    'an item of a list: write each on a line of its own, with an empty line before the first',
  ],
  [
    /\{\{.{0,300}?\}\}|\{%.{0,300}?%\}/,
    'a template or shortcode: nothing fills it in here; write ::embed{url="…"}, :::figure or the words themselves',
  ],
  [
    /\[\/[a-z][\w-]{0,30}\]|\[[a-z][\w-]{0,30}(?:=|\s[^\]\n=]{0,100}=)[^\]\n]{0,500}\]/i,
    'a shortcode: write ::embed{url="…"}, :::figure, or Markdown',
  ],
  [
    /\{:?\s{0,5}[#.][\w-][^{}\n]{0,100}\}|\{:?\s{0,5}(?:align|class|height|rel|style|target|width)=[^{}\n]{1,100}\}/i,
    'attributes: only headings take one, {#name}',
  ],
  [/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,20}\d{0,2});/i, 'a sign: write the sign itself'],
  [/^`{3}.*|^~{3}.*/m, 'code: begin and end it with ``` on lines of their own'],
  [
    /\|\s{0,5}:?[-–—]{1,100}:?\s{0,5}\|/,
    'a table: write a head, a line of hyphens with as many cells, and an empty line before it',
  ],
  [/<\/?(?:p|div|span|a|img|strong|em|figure|iframe)\b[^>\n]{0,1000}>/i, 'HTML: close its quotation marks'],
];

/** Of one kind in one text; whoever has more has read enough. */
const mostOfAKind = 20;

/** Warns of Markdown and HTML that come out as they were written; in code that is as it should be. */
export function warnOfLeftovers(tree: Root, compilation: Compilation): void {
  const blocks = leafBlocks(tree).map(({ node, line }) => ({ text: plainText(node, isProse), line }));
  const known = new Set(compilation.problems.map(({ line }) => line));
  const said = new Set<string>();
  for (const [pattern, instead] of leftovers) {
    const every = new RegExp(pattern.source, `${pattern.flags}g`);
    let count = 0;
    for (const { text, line: first } of blocks) {
      for (const [found] of text.matchAll(every)) {
        const line = writtenAt(found, first, compilation);
        // Another step knew why, and said so; or another pattern.
        if (line === null || [line - 1, line, line + 1].some((near) => known.has(near)) || said.has(`${line}`))
          continue;
        if (++count > mostOfAKind) break;
        said.add(`${line}`);
        compilation.problems.push({
          line,
          problem: `readers would see "${found.trim().slice(0, 60)}"`,
          instead: `if that was meant as ${instead}`,
          severity: 'warning',
        });
      }
    }
  }
}

/** Not code, where source is meant. */
const isProse = (node: Nodes): boolean => !isElement(node, 'pre', 'code', 'kbd', 'samp');

/** The blocks that have text of their own, with the line each begins at. */
function leafBlocks(tree: Root): { node: Element; line: number }[] {
  const found: { node: Element; line: number }[] = [];
  const walk = (parent: Root | Element, before: number) => {
    for (const child of parent.children) {
      if (!isElement(child)) continue;
      const line = lineOf(child, before);
      const isWhole = !child.children.some((inside) => isElement(inside) && isBlock(inside));
      if (!isProse(child)) continue;
      if (isWhole && !isElement(child, 'table', 'thead', 'tbody', 'tr')) found.push({ node: child, line });
      else walk(child, line);
    }
  };
  walk(tree, 1);
  return found;
}

/**
 * The line on which something is written that readers would see, looked for from the line of its block on; null where
 * a backslash says that it is meant.
 */
function writtenAt(found: string, first: number, { lines }: Compilation): number | null {
  // Typography may have changed the rest of it.
  const [start = ''] = /^[^“”‘’„«»…–—]{1,24}/.exec(found.trim()) ?? [];
  const pattern = start
    .replace(/[^\p{L}\p{N}\s]/gu, (sign) => `\\\\?\\u{${sign.codePointAt(0)!.toString(16)}}`)
    .replace(/\s+/g, '\\s+');
  const source = lines.slice(first - 1, first + 400).join('\n');
  const at = start ? new RegExp(pattern, 'u').exec(source) : null;
  if (at?.[0].includes('\\')) return null;
  return first + (at ? source.slice(0, at.index).split('\n').length - 1 : 0);
}
