import { createHash, randomUUID } from 'node:crypto';
import type { Answers } from './answers.ts';
import { runWith, type Run } from './asking.ts';
import { compileArticle, compileText, type CompiledArticle } from './compile.ts';
import type { MarkdownContext, Problem } from './context.ts';

/** What is to be compiled, as it can be sent to another process. */
export interface CompileOrder {
  /** `text`: anything but an article. */
  as: 'article' | 'text';
  markdown: string;
  slug: string;
  /** BCP 47; left out: the publication's. */
  language?: string | undefined;
}

/** A text whose ids get their prefix later: a live update knows its number only when it is written. */
export interface UnprefixedText {
  /** HTML, between whose parts the prefix goes. */
  html: string[];
  text: string;
  problems: Problem[];
}

export type CompiledOrder = CompiledArticle | UnprefixedText;

/** Does what the order says, here and now. */
export function runOrder({ as, markdown, slug }: CompileOrder, answers: Answers): Run<CompiledOrder> {
  return runWith<CompiledOrder>(markdown, slug, answers, as === 'article' ? compileArticle : compileUnprefixed);
}

function compileUnprefixed(markdown: string, context: MarkdownContext): UnprefixedText {
  // No text can have it.
  const prefix = randomUUID();
  const { html, ...rest } = compileText(markdown, context, prefix);
  return { html: html.split(prefix), ...rest };
}

/** The same for the same order. */
export function nameOf({ as, markdown, slug, language }: CompileOrder): string {
  return createHash('sha256')
    .update(JSON.stringify([as, slug, markdown, language]))
    .digest('base64');
}
