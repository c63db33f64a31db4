import type { CompiledBody } from '#lib/news/article.ts';
import { startCompilation, type Compilation, type MarkdownContext, type Problem } from './context.ts';
import { text } from './elements.ts';
import { fold } from './fold.ts';
import { prefixIds } from './ids.ts';
import { warnOfLeftovers } from './leftovers.ts';
import { markOpeningAndEnd } from './opening.ts';
import { toHtml } from './pipeline.ts';
import { safeTree } from './safe-tree.ts';
import { plainText, wordCount } from './plain-text.ts';

/**
 * Compiles an article's Markdown into the HTML of its own page, the folded form for other pages and its plain
 * text.
 *
 * Always gives HTML that is safe to print; problems say what in it is not as the writer meant it.
 */
export function compileArticle(
  markdown: string,
  context: MarkdownContext,
): { body: CompiledBody; problems: Problem[] } {
  const compilation = startCompilation(markdown, context);
  const tree = safeTree(compilation);
  warnOfLeftovers(tree, compilation);
  const plain = plainText(tree);
  markOpeningAndEnd(tree);

  const html = toHtml(tree);
  const { lead, rest, whole } = fold(structuredClone(tree), context.slug);
  const body: CompiledBody = {
    html,
    leadHtml: toHtml(lead.flatMap((node) => [node, text('\n')])),
    restHtml: toHtml(rest.flatMap((node) => [node, text('\n')])),
    foldedWhole: whole,
    wordCount: wordCount(plain),
    text: plain,
  };
  return { body, problems: inOrder(compilation) };
}

/**
 * Compiles any other Markdown: a standing page, a biography, a live update.
 *
 * @param idPrefix goes before every id, for texts that share a page with others, e.g. `update-17--`.
 */
export function compileText(
  markdown: string,
  context: MarkdownContext,
  idPrefix = '',
): { html: string; text: string; problems: Problem[] } {
  const compilation = startCompilation(markdown, context);
  const tree = safeTree(compilation);
  warnOfLeftovers(tree, compilation);
  if (idPrefix) prefixIds(tree, idPrefix);
  return { html: toHtml(tree), text: plainText(tree), problems: inOrder(compilation) };
}

function inOrder({ problems }: Compilation): Problem[] {
  return problems.toSorted((a, b) => a.line - b.line);
}
