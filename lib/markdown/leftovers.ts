import type { Root } from 'hast';
import { lineAt } from './bound-source.ts';
import type { Compilation } from './context.ts';
import { isElement } from './elements.ts';
import { plainText } from './plain-text.ts';

/** What readers should never see, and what a writer meant by it. Repetitions have an end: the text is anybody's. */
const leftovers: [RegExp, string][] = [
  [/\*\*[^\s*][^*\n]{0,1000}\*\*/, 'bold type: leave no punctuation alone between the stars'],
  [
    /\]\((?:https?:|\/)[^)\n]{0,1000}\)/,
    'a link or picture: write its address in one piece, and a blank line before it after HTML',
  ],
  [/^#{1,6} .*/m, 'a heading: write it on a line of its own, with a blank line before it'],
  [/<\/?(?:p|div|span|a|img|strong|em|figure|iframe)\b[^>\n]{0,1000}>/i, 'HTML: close its quotation marks'],
];

/** Warns of Markdown and HTML that come out as they were written; in code that is as it should be. */
export function warnOfLeftovers(tree: Root, { markdown, problems }: Compilation): void {
  const shown = plainText(tree, (node) => !isElement(node, 'pre', 'code', 'kbd', 'samp'));
  for (const [pattern, instead] of leftovers) {
    const found = pattern.exec(shown)?.[0];
    if (!found) continue;
    // Typography may have changed the rest of it.
    const [start = found] = /^[^“”‘’…–—]{1,30}/.exec(found) ?? [];
    const at = Math.max(0, markdown.indexOf(start));
    const line = lineAt(markdown, at);
    // Another step knew why, and said so.
    if (problems.some((problem) => Math.abs(problem.line - line) <= 1)) continue;
    problems.push({
      line,
      problem: `readers would see "${found.slice(0, 60)}"`,
      instead: `if that was meant as ${instead}`,
      severity: 'warning',
    });
  }
}
