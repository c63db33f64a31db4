import { contextOf, keyOf, lookUp, type Answers, type Question, type Surroundings } from './answers.ts';
import type { MarkdownContext } from './context.ts';
import { limits } from './limits.ts';

/** One run of the compiler: what came of it, and what it asked. */
export interface Run<T> {
  compiled: T;
  questions: Question[];
}

/** Compiles with these answers. */
export function runWith<T>(
  markdown: string,
  slug: string,
  answers: Answers,
  compile: (markdown: string, context: MarkdownContext) => T,
): Run<T> {
  const { context, asked } = contextOf(slug, answers);
  const compiled = compile(markdown, context);
  return { compiled, questions: [...asked.values()] };
}

/**
 * Runs a compilation over surroundings that take time to look up. The compiler asks and wants the answer at once, so it
 * runs again until it has asked nothing new.
 *
 * @returns what was compiled, what it asked for, and what it was told
 */
export async function compileAsking<T>(
  markdown: string,
  surroundings: Surroundings,
  run: (answers: Answers) => Run<T> | Promise<Run<T>>,
): Promise<Run<T> & { answers: Answers }> {
  // What it will probably ask for is looked up before: most texts are compiled once then.
  const answers = await lookUp(likelyQuestions(markdown), surroundings);
  for (;;) {
    const ran = await run(answers);
    const open = ran.questions.filter((question) => !answers.has(keyOf(question)));
    if (open.length === 0) return { ...ran, answers };
    for (const [key, answer] of await lookUp(open, surroundings)) answers.set(key, answer);
  }
}

/** Links that are looked up before they are asked for. */
const mostLinks = 100;

/** A link to an article is looked for among the articles and, with and without a slash, among old addresses. */
function likelyQuestions(markdown: string): Question[] {
  const links = [...new Set(markdown.match(/\/article\/[a-z0-9-]{1,120}(?![^\s"'()<>\]#])/g))].slice(0, mostLinks);
  return [
    ['language', ''],
    ...picturesIn(markdown).map((src): Question => ['picture', src]),
    ...links.flatMap((link): Question[] => [
      ['article', link.slice('/article/'.length)],
      ['old-url', link],
      ['old-url', `${link}/`],
    ]),
  ];
}

/** Addresses in a text that may be pictures of ours; of a text that has more than it may, the first. */
export const picturesIn = (markdown: string) =>
  [...new Set(markdown.match(/\/media\/[^\s"'()<>\]}#?\\]+/g))].slice(0, limits.pictures);
