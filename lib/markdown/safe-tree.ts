import type { Root } from 'hast';
import type { Compilation } from './context.ts';
import { element } from './elements.ts';
import { warnOfLeftovers } from './leftovers.ts';
import { TooComplicated } from './limits.ts';
import { htmlTree } from './pipeline.ts';

/** The HTML of any text at all: one that is too complicated to compile is given as plain paragraphs. */
export function safeTree(compilation: Compilation): Root {
  try {
    const tree = htmlTree(compilation);
    warnOfLeftovers(tree, compilation);
    return tree;
  } catch (error) {
    compilation.problems.splice(0, Infinity, problemOf(error));
    return plainTree(compilation.markdown);
  }
}

function problemOf(error: unknown): Compilation['problems'][number] {
  if (error instanceof TooComplicated) {
    const { line, message: problem, instead } = error;
    return { line, problem, instead, severity: 'error', isUncompiled: true };
  }
  // The end of the stack: no limit saw it coming.
  if (!(error instanceof RangeError)) throw error;
  const instead = 'close quotations, lists and HTML elements, or nest them less';
  const problem = 'the text is too complicated: it is nested too deeply';
  return { line: 1, problem, instead, severity: 'error', isUncompiled: true };
}

/** Of a text that is printed as it was written; those beyond make one. */
const mostParagraphs = 1000;

export function plainTree(markdown: string): Root {
  const written = markdown.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  const paragraphs = written.slice(0, mostParagraphs);
  if (written.length > mostParagraphs) paragraphs.push(written.slice(mostParagraphs).join('\n'));
  return { type: 'root', children: paragraphs.map((paragraph) => element('p', {}, paragraph)) };
}
