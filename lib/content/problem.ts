import { printable } from '#lib/news/printable.ts';

/** Something a writer should change, and what to write instead. */
export interface ContentProblem {
  /** As the writer knows it: `content/articles/2026/x.md`. */
  file: string;
  /** From 1. */
  line: number;
  problem: string;
  instead: string;
  /** An error stops the sync; a warning is a matter of house style. */
  severity: 'error' | 'warning';
}

export const isError = (problem: ContentProblem) => problem.severity === 'error';

/** One line for each problem, in the order of files and lines. */
export function formatProblems(problems: readonly ContentProblem[]): string {
  return [...problems]
    .sort((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.problem, b.problem))
    .map(({ file, line, problem, instead, severity }) => {
      const what = severity === 'warning' ? `warning: ${problem}` : problem;
      // A file name may have a line end too, and would begin a problem of its own.
      return oneLine(`${file}:${line}  ${what}  ${instead}`);
    })
    .join('\n');
}

const oneLine = (text: string) => printable(text.replaceAll('\n', ' '));

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
