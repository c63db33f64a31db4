import type { Root } from 'hast';
import type { CompiledBody } from '#lib/news/article.ts';
import { startCompilation, type Compilation, type MarkdownContext, type Problem } from './context.ts';
import { copyOf } from './copy-of.ts';
import { text } from './elements.ts';
import { fold } from './fold.ts';
import { prefixIds } from './ids.ts';
import { markOpeningAndEnd } from './opening.ts';
import { toHtml } from './pipeline.ts';
import { plainTree, safeTree } from './safe-tree.ts';
import { plainText, wordCount } from './plain-text.ts';

export interface CompiledArticle {
  body: CompiledBody;
  problems: Problem[];
}

export interface CompiledText {
  html: string;
  text: string;
  problems: Problem[];
}

/**
 * Compiles an article's Markdown into the HTML of its own page, the folded form for other pages and its plain
 * text.
 *
 * Always gives HTML that is safe to print; problems say what in it is not as the writer meant it.
 */
export function compileArticle(markdown: string, context: MarkdownContext): CompiledArticle {
  const compilation = startCompilation(markdown, context);
  return { body: printArticle(safeTree(compilation), context.slug), problems: inOrder(compilation) };
}

/**
 * Compiles any other Markdown: a standing page, a biography, a live update.
 *
 * @param idPrefix goes before every id, for texts that share a page with others, e.g. `update-17--`.
 */
export function compileText(markdown: string, context: MarkdownContext, idPrefix = ''): CompiledText {
  const compilation = startCompilation(markdown, context);
  return { ...printText(safeTree(compilation), idPrefix), problems: inOrder(compilation) };
}

/** The same of a text that could not be compiled: as it was written, in plain paragraphs, with the reason. */
export const plainArticle = (markdown: string, slug: string, reason: Problem): CompiledArticle => ({
  body: printArticle(plainTree(markdown), slug),
  problems: [reason],
});

export const plainCompiledText = (markdown: string, reason: Problem): CompiledText => ({
  ...printText(plainTree(markdown), ''),
  problems: [reason],
});

function printArticle(tree: Root, slug: string): CompiledBody {
  const plain = plainText(tree);
  markOpeningAndEnd(tree);

  const html = toHtml(tree);
  const { lead, rest, whole } = fold(copyOf(tree), slug);
  return {
    html,
    leadHtml: toHtml(lead.flatMap((node) => [node, text('\n')])),
    restHtml: toHtml(rest.flatMap((node) => [node, text('\n')])),
    foldedWhole: whole,
    wordCount: wordCount(plain),
    text: plain,
  };
}

function printText(tree: Root, idPrefix: string): { html: string; text: string } {
  if (idPrefix) prefixIds(tree, idPrefix);
  return { html: toHtml(tree), text: plainText(tree) };
}

function inOrder({ problems }: Compilation): Problem[] {
  return problems.toSorted((a, b) => a.line - b.line);
}
