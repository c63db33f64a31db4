import type { ContentProblem } from './problem.ts';

/** Something with keys, each on a line of a file. */
export interface Placed {
  source: { label: string };
  lineOf(path: readonly PropertyKey[]): number;
}

/** A problem with a key of an entry's front matter. */
export function at(
  { source, lineOf }: Placed,
  path: readonly PropertyKey[],
  problem: string,
  instead: string,
  severity: ContentProblem['severity'] = 'error',
): ContentProblem {
  return { file: source.label, line: lineOf(path), problem, instead, severity };
}
