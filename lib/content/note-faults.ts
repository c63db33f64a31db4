import path from 'node:path';
import { faultsFile, type Faults } from '#lib/config/faults-file.ts';
import { writeWhole } from '#lib/config/write-whole.ts';
import { formatProblems, isError, type ContentProblem } from './problem.ts';

/** Keeps the errors of files with a page of their own, for the pages of `npm run dev`. */
export async function noteFaults(varDir: string, problems: readonly ContentProblem[]): Promise<void> {
  const faults: Faults = {};
  for (const problem of problems.filter(isError)) {
    const [, folder, ...below] = problem.file.split('/');
    const key = `${folder}/${path.posix.basename(below.join('/'), '.md')}`;
    faults[key] = [...(Object.hasOwn(faults, key) ? (faults[key] ?? []) : []), formatProblems([problem])];
  }
  await writeWhole(faultsFile(varDir), JSON.stringify(faults));
}
